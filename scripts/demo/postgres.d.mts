import type { Processes } from './processes.mjs';

export declare function startPostgres(
  processes: Processes,
  options: { readonly dataDir: string; readonly port: number; readonly password: string },
): Promise<string>;
export declare function removePostgres(dataDir: string): void;
