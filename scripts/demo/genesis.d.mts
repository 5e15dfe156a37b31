export declare const GENESIS_SEC: number;
