const KEY = 'voorzien.presenter';
/** A page that is loaded anew gets its name back once the page before it is gone, which takes a moment. */
const GRACE_MS = 1_000;

/** Of `navigator.locks` what is needed here. */
export type NameLocks = {
  request(name: string, options: { readonly signal: AbortSignal }, held: () => Promise<void>): Promise<void>;
};

export type ClientName = {
  readonly name: string;
  /** Another page may have the name from now on. */
  readonly release: () => void;
};

/** @returns null when another page has the name and keeps it */
function hold(name: string, locks: NameLocks, graceMs: number): Promise<ClientName | null> {
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), graceMs);
    const held = () =>
      new Promise<void>((release) => {
        clearTimeout(timer);
        resolve({ name, release });
      });
    locks.request(`${KEY}.${name}`, { signal: waiting.signal }, held).catch(() => resolve(null));
  });
}

/**
 * This tab's own name for itself, kept for the tab: loaded anew it leads on. A browser copies what a tab keeps into its
 * duplicate and into a tab that it opens; two pages under one name would both lead, and nobody would be told. So a name is
 * locked while its page is there, and who finds it locked takes a new one.
 * @param locks undefined where the browser has none: then the name is as good as the tab's storage
 */
export async function claimClientName(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  locks: NameLocks | undefined,
  graceMs = GRACE_MS,
): Promise<ClientName> {
  const kept = storage.getItem(KEY);
  const again = kept === null ? null : await holdOrTake(kept, locks, graceMs);
  if (again !== null) return again;
  const made = crypto.randomUUID();
  storage.setItem(KEY, made);
  return (await holdOrTake(made, locks, graceMs)) ?? { name: made, release: () => undefined };
}

const holdOrTake = (name: string, locks: NameLocks | undefined, graceMs: number): Promise<ClientName | null> =>
  locks === undefined ? Promise.resolve({ name, release: () => undefined }) : hold(name, locks, graceMs);
