/** Secrets of one installation, completed with what later versions added. */
export function loadSecrets(
  file: string,
  issuerIds: readonly string[],
  hasState: boolean,
): Promise<Record<string, string>>;
