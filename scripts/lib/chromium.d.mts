export declare const CHROMIUM_ARGS: string[];
/** Path of a Chromium that starts. */
export declare function findChromium(): string | undefined;
/** Path of Chromium, installed when missing. */
export declare function ensureChromium(): Promise<string>;
