import { toAppError } from '../../errors/app-error';
import type { MailboxItem } from '../../schemas/citizen-api';
import type { CardData, StoredItem } from '../card-data';
import { openSealed, parseCredential } from '../mailbox';
import type { AgentPorts, CardIdentity } from './ports';

/** Opens one item and checks its signature. What cannot be read is kept with the reason, so that it can be shown. */
export async function openItem(
  item: MailboxItem,
  { keyPair }: Pick<CardIdentity, 'keyPair'>,
  { work }: Pick<AgentPorts, 'work'>,
): Promise<StoredItem> {
  const { id, kind, replaces, createdAtMs: receivedAtMs } = item;
  const base = { id, kind, replaces, receivedAtMs, collected: false };
  try {
    const credential = await openSealed(item, keyPair);
    const parsed = parseCredential(kind, credential);
    const signatureValid = 'proof' in parsed ? await work.signatureValid(parsed) : null;
    return { ...base, credential, signatureValid, code: null };
  } catch (error) {
    const { code } = toAppError(error);
    if (code !== 'CREDENTIAL_MALFORMED') throw error;
    return { ...base, credential: null, signatureValid: null, code };
  }
}

/** Adds items that the card does not have yet, and moves the mailbox's cursor behind them. */
export function addItems(data: CardData, items: readonly StoredItem[], cursor: string): CardData {
  const known = new Set(data.items.map(({ id }) => id));
  return { ...data, mailboxCursor: cursor, items: [...data.items, ...items.filter(({ id }) => !known.has(id))] };
}

/**
 * Tells the mailbox what the card has kept. It counts as collected once it was handed out, so that this changes nothing
 * about what its issuer may do: a statement that the card refuses is corrected like any other, not replaced. Refused
 * ones are left out, because the card has no use for them.
 * @returns what was written, or null when there was nothing to tell
 */
export async function reportCollected(data: CardData, { citizen, store }: AgentPorts): Promise<CardData | null> {
  const ids = data.items
    .filter((item) => !item.collected && item.code === null && item.signatureValid !== false)
    .map(({ id }) => id)
    .slice(0, 100);
  if (ids.length === 0) return null;
  await citizen.collected(ids);
  return store.update((latest) => ({
    ...latest,
    items: latest.items.map((item) => (ids.includes(item.id) ? { ...item, collected: true } : item)),
  }));
}
