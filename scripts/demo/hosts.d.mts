export declare function isOwnOrigin(audience: string, origin: string): boolean;
