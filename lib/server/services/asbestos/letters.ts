import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import type { MailboxKind } from '@/lib/shared/schemas/citizen-api';
import { log } from '../../log';
import { type CardRow, findCard } from '../../repositories/cards';
import { findContest } from '../../repositories/contests';
import { type Db, inTransaction } from '../../repositories/database';
import { findIssuer, findPanel, type IssuerRow } from '../../repositories/issuers';
import { undeliveredLetters } from '../../repositories/letters';
import { addItem } from '../../repositories/mailbox';
import { findMedicalStatement } from '../../repositories/medical';
import { findPanelRequest } from '../../repositories/panel';
import { findReview } from '../../repositories/reviews';
import type { DeliveryDeps } from '../deliver-statement';
import { reviewAnswer } from '../review-letters';
import { sealToCard } from '../seal';
import { contestAnswer, medicalCredential, panelCredential, refusalAnswer } from './credentials';

/** How long a sealed copy is kept for a new browser: the scheme takes months, and its employer's damages years. */
const RETAIN_MS = 3 * 365 * 24 * 3600 * 1000;

/** What lies in a mailbox, as it can be written anew from the records of whoever sent it. */
type Letter = { readonly personId: string; readonly kind: MailboxKind; readonly content: unknown };

/** One kind of letter: its key in the mailbox is `<name>:<id>`. */
type LetterMaker = (id: string, holder: string, deps: LetterDeps) => Promise<Letter | null>;
type LetterDeps = { readonly db: Db; readonly issuerKeys: DeliveryDeps['issuerKeys'] };

async function issuerOf(id: string, db: Db): Promise<IssuerRow> {
  const issuer = await findIssuer(id, db);
  if (!issuer) throw new AppError('UNEXPECTED');
  return issuer;
}

const refusal: LetterMaker = async (id, holder, { db }) => {
  const row = await findPanelRequest(id, db);
  if (row?.status !== 'refused') return null;
  const content = refusalAnswer(row, { issuer: await findPanel(db), holder });
  return { personId: row.personId, kind: 'answer', content };
};

const MAKERS: Readonly<Record<string, LetterMaker>> = {
  medical: async (id, holder, { db, issuerKeys }) => {
    const row = await findMedicalStatement(id, db);
    if (!row) return null;
    const content = medicalCredential(row, { issuer: await issuerOf(row.issuerId, db), holder }, issuerKeys);
    return { personId: row.personId, kind: 'medical', content };
  },
  panel: async (id, holder, { db, issuerKeys }) => {
    const row = await findPanelRequest(id, db);
    if (row?.status !== 'confirmed') return null;
    const content = panelCredential(row, { issuer: await findPanel(db), holder }, issuerKeys);
    return { personId: row.personId, kind: 'panel', content };
  },
  refusal,
  'refusal-2': refusal,
  contest: async (id, holder, { db }) => {
    const row = await findContest(id, db);
    if (!row || row.answeredAt === null) return null;
    const content = contestAnswer(row, { issuer: await issuerOf(row.statement.issuerId, db), holder });
    return { personId: row.personId, kind: 'answer', content };
  },
  review: async (id, holder, { db }) => {
    const row = await findReview(id, db);
    const content = row && reviewAnswer(row, holder);
    return content && { personId: row.personId, kind: 'answer', content };
  },
};

const letterOf = async (dedupeKey: string, card: CardRow, deps: LetterDeps): Promise<Letter | null> => {
  const [name = '', id = ''] = dedupeKey.split(':');
  return (await MAKERS[name]?.(id, card.holder, deps)) ?? null;
};

/** A letter's content sealed to a card, or null when it is none of these, or says nothing any more. */
export async function sealLetter(dedupeKey: string, card: CardRow, deps: LetterDeps) {
  const letter = await letterOf(dedupeKey, card, deps);
  return letter && sealToCard(card.encryptionKey, letter.kind, letter.content);
}

/** Puts one letter into its person's mailbox; once, however often it is called. */
async function deliverLetter(personId: string, dedupeKey: string, deps: DeliveryDeps): Promise<void> {
  const { db } = deps;
  const card = await findCard(personId, db);
  if (!card) return;
  const letter = await letterOf(dedupeKey, card, deps);
  if (letter?.personId !== personId) return;
  const sealed = await sealToCard(card.encryptionKey, letter.kind, letter.content);
  const retainUntil = new Date(Date.now() + RETAIN_MS);
  const { kind } = letter;
  await inTransaction(db, async (tx) => {
    // The card may have come back with another key meanwhile: the letter is then written again.
    if ((await findCard(personId, tx))?.encryptionKey !== card.encryptionKey) return;
    await addItem({ personId, kind, ...sealed, dedupeKey, statementId: null, replacesId: null, retainUntil }, tx);
  });
}

/**
 * Delivers everything of doctor, panel and agencies' staff that waits for this person's card. A letter that fails is logged and tried
 * again the next time; it does not hold up the others.
 */
export async function deliverLetters(personId: string, deps: DeliveryDeps): Promise<void> {
  for (const key of await undeliveredLetters(personId, deps.db)) {
    await deliverLetter(personId, key, deps).catch((error: unknown) => {
      log.error('letter.delivery.failed', { key, error: error instanceof Error ? error : String(error) });
    });
  }
}
