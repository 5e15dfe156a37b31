export declare const ROOT: string;
export declare function fromRoot(...parts: readonly string[]): string;
