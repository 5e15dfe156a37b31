import 'server-only';

type LogLevel = 'info' | 'warn' | 'error';
type LogValue = string | number | boolean | null | undefined | bigint | Error | readonly LogValue[] | LogData;
type LogData = { readonly [key: string]: LogValue };

/** Names whose values never reach a log (S-34): secrets, and what says something about a person's life. */
const PRIVATE_NAME =
  /secret|password|passphrase|private|token|cookie|authorization|signature|cents|income|amount|gross|\bnet\b|holder|nullifier|salt|witness|proof|sealed|ciphertext|email|address|agent|displayname/i;
/** Names of hex values that are public. */
const PUBLIC_HEX_NAME = /^(txHash|blockHash|root|registerRoot|messageId|genesisHash)$/;
const MAX_TEXT = 500;

/** Removes what could be a key, a holder or a password from free text, such as an error's message. */
export function scrub(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/:\/\/[^\s/@]*@/g, '://[redacted]@')
    .replace(/0x[0-9a-f]{40,}/gi, '[redacted]')
    .replace(/\b\d{30,}\b/g, '[redacted]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '[redacted]');
}

function redact(value: LogValue, name: string, depth: number): unknown {
  if (PRIVATE_NAME.test(name)) return '[redacted]';
  if (depth > 4) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return PUBLIC_HEX_NAME.test(name) ? value.slice(0, 66) : scrub(value);
  if (Array.isArray(value)) return value.slice(0, 20).map((item: LogValue) => redact(item, name, depth + 1));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value as LogData).map(([key, v]) => [key, redact(v, key, depth + 1)]));
  }
  return value;
}

/** Own fields of an error are left out, since drivers put query parameters there. */
function redactError(error: Error, depth: number): unknown {
  const code = 'code' in error ? String(error.code) : undefined;
  const cause = error.cause instanceof Error && depth < 4 ? redactError(error.cause, depth + 1) : undefined;
  const stack = error.stack
    ?.split('\n')
    .slice(1, 6)
    .map((line) => scrub(line.trim()));
  return { name: error.name, code, message: scrub(error.message), cause, stack };
}

function write(level: LogLevel, event: string, data: LogData): void {
  const redacted = redact(data, '', 0) as Record<string, unknown>;
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...redacted });
  (level === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
}

/** One JSON line per event. `event` is a fixed name (`relay.job.sent`); whatever varies goes into `data`, redacted. */
export const log = {
  info: (event: string, data: LogData = {}): void => write('info', event, data),
  warn: (event: string, data: LogData = {}): void => write('warn', event, data),
  error: (event: string, data: LogData = {}): void => write('error', event, data),
};
