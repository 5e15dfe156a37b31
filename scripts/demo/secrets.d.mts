/** Secrets of one installation, completed with what later versions added. */
export function loadSecrets(
  file: string,
  issuerIds: readonly string[],
  hasState: boolean,
  policyStaff?: readonly string[],
): Promise<Record<string, string>>;

/** The secrets as they stand in their file. */
export function readSecrets(file: string): Record<string, string>;
