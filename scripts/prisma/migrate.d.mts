/** @returns names of the migrations that were applied; empty when there was nothing to do */
export function migrate(databaseUrl: string): Promise<string[]>;
