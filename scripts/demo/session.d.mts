export declare function requireOwnFolder(folder: string): void;
export declare function openSession(file: string, url: string): Promise<string>;
