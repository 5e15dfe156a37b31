import { AppError } from '../errors/app-error';
import { MAILBOX_HPKE_INFO, type MailboxItem } from '../schemas/citizen-api';
import { type CardCredential, zEntitlementCredential, zIncomeCredential } from '../schemas/credentials';
import { fromHex, fromUtf8, toBytes, utf8 } from './bytes';
import { type CardKeyPair, mailboxSuite } from './identity';

/**
 * Opens an item that was sealed to the card. The content is JSON, not yet checked: see parseCredential.
 * @throws CREDENTIAL_MALFORMED when it was sealed to another key, under another kind, or is no JSON
 */
export async function openSealed(item: Pick<MailboxItem, 'kind' | 'sealed'>, { keys }: CardKeyPair): Promise<unknown> {
  try {
    const plain = await mailboxSuite().open(
      {
        recipientKey: keys.privateKey,
        enc: fromHex(item.sealed.enc).buffer,
        info: utf8(MAILBOX_HPKE_INFO).buffer,
      },
      fromHex(item.sealed.ciphertext).buffer,
      utf8(item.kind).buffer,
    );
    return JSON.parse(fromUtf8(toBytes(plain))) as unknown;
  } catch (cause) {
    throw new AppError('CREDENTIAL_MALFORMED', { cause });
  }
}

/** The credential of the kind that was announced. @throws CREDENTIAL_MALFORMED */
export function parseCredential(kind: MailboxItem['kind'], content: unknown): CardCredential {
  const parsed = (kind === 'income' ? zIncomeCredential : zEntitlementCredential).safeParse(content);
  if (!parsed.success) throw new AppError('CREDENTIAL_MALFORMED', { cause: parsed.error });
  return parsed.data;
}
