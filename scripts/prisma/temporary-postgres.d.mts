export type TemporaryPostgres = {
  readonly adminUrl: string;
  /** @returns the URL of the new database */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
};
/** A real PostgreSQL on a free port, gone after `stop`. */
export function startTemporaryPostgres(): Promise<TemporaryPostgres>;
export function withTemporaryPostgres<T>(
  task: (createDatabase: (name: string) => Promise<string>) => Promise<T>,
): Promise<T>;
