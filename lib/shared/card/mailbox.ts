import type { z } from 'zod';
import { AppError } from '../errors/app-error';
import { MAILBOX_HPKE_INFO, type MailboxItem, type MailboxKind } from '../schemas/citizen-api';
import { zEntitlementCredential, zHouseholdLetter, zIncomeCredential } from '../schemas/credentials';
import { zAnswer, zMedicalCredential, zPanelCredential } from '../schemas/medical-credentials';
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

const SCHEMAS = {
  income: zIncomeCredential,
  entitlement: zEntitlementCredential,
  medical: zMedicalCredential,
  panel: zPanelCredential,
  answer: zAnswer,
  household: zHouseholdLetter,
} as const satisfies Readonly<Record<MailboxKind, z.ZodType>>;

export type CredentialOf<Kind extends MailboxKind> = z.output<(typeof SCHEMAS)[Kind]>;

/** The credential of the kind that was announced. @throws CREDENTIAL_MALFORMED */
export function parseCredential<Kind extends MailboxKind>(kind: Kind, content: unknown): CredentialOf<Kind> {
  const parsed = SCHEMAS[kind].safeParse(content);
  if (!parsed.success) throw new AppError('CREDENTIAL_MALFORMED', { cause: parsed.error });
  return parsed.data as CredentialOf<Kind>;
}
