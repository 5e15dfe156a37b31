import { AppError, toAppError } from '../errors/app-error';
import type { FieldElement } from '../protocol/field';
import type { PublicConfig } from '../schemas/public-api';
import type { CardData, StoredItem } from './card-data';
import type { PublishedPolicy } from './claim';
import type { RunRecord } from './claim-progress';
import { acceptEntitlement, acceptStatement } from './credentials';
import { acceptHousehold } from './household';
import { type CredentialOf, parseCredential } from './mailbox';
import { acceptAnswer, acceptConfirmation, acceptMedical } from './medical-credentials';
import type { AsbestosContext } from './medical-knowledge';
import type { CardCredentialView, SharedWith } from './views';

export type KnowledgeContext = AsbestosContext & {
  readonly holder: FieldElement;
  readonly issuers: PublicConfig['issuers'];
  readonly policies: readonly PublishedPolicy[];
};

/** An item as it was read. */
export type Read = { readonly item: StoredItem; readonly view: CardCredentialView };

const EMPTY_VIEW = {
  statement: null,
  entitlement: null,
  medical: null,
  confirmation: null,
  answer: null,
  household: null,
  validUntil: null,
  of: 'self',
  shared: [],
  code: null,
  issuerName: '',
} as const;

/** What of the card's items does not count any more, and what left the card of them. */
type Reading = KnowledgeContext & {
  /** Items that a newer one takes the place of. */
  readonly replaced: ReadonlySet<string>;
  /** Medical statements that their issuers took back after they were contested, by takenBack. */
  readonly withdrawn: ReadonlySet<string>;
  readonly proofs: readonly SharedWith[];
};

function credentialIdOf({ credential }: StoredItem): string | null {
  const id = credential !== null && typeof credential === 'object' && 'id' in credential ? credential.id : null;
  return typeof id === 'string' ? id : null;
}

/** Who took what back: an answer of anybody else says nothing about a credential. */
const takenBack = (credentialId: string | null, issuerId: string | undefined): string =>
  `${issuerId ?? ''} ${credentialId ?? ''}`;

/** Items of one kind, each read by its schema and its own checks; what fails one is kept with the reason. */
function readItems<Kind extends StoredItem['kind']>(
  data: CardData,
  kind: Kind,
  { replaced, withdrawn }: Pick<Reading, 'replaced' | 'withdrawn'>,
  read: (credential: CredentialOf<Kind>, isSigned: boolean, receivedAtMs: number) => Partial<CardCredentialView>,
): readonly Read[] {
  return data.items.flatMap((item): readonly Read[] => {
    if (item.kind !== kind) return [];
    const { id, receivedAtMs } = item;
    const credentialId = credentialIdOf(item);
    const base = { ...EMPTY_VIEW, id, kind, credentialId, receivedAtMs };
    try {
      if (item.code !== null) throw new AppError(item.code);
      const content = read(parseCredential(kind, item.credential), item.signatureValid === true, receivedAtMs);
      const isWithdrawn = kind === 'medical' && withdrawn.has(takenBack(credentialId, content.medical?.issuerId));
      const status = isWithdrawn ? 'withdrawn' : replaced.has(id) ? 'replaced' : 'valid';
      return [{ item, view: { ...base, status, ...content } }];
    } catch (error) {
      return [{ item, view: { ...base, status: 'refused', code: toAppError(error).code } }];
    }
  });
}

/**
 * An entry of the register has one leaf at a time: when its agency changes it, the newer opening takes the place of the older
 * one, which no root holds any more. Both carry the entry's id.
 */
function lastOfEach(reads: readonly Read[]): readonly Read[] {
  const last = new Map(
    reads.filter(({ view }) => view.status === 'valid').map(({ view }) => [view.credentialId, view.id]),
  );
  return reads.map((read) => {
    const { status, credentialId, id } = read.view;
    const isOlder = status === 'valid' && credentialId !== null && last.get(credentialId) !== id;
    return isOlder ? { ...read, view: { ...read.view, status: 'replaced' } } : read;
  });
}

export const readEntitlements = (data: CardData, reading: Reading): readonly Read[] =>
  lastOfEach(
    readItems(data, 'entitlement', reading, (credential) => {
      const entitlement = acceptEntitlement(credential, reading.holder);
      const { leaf, scheme, issuerName, validUntil } = entitlement;
      const covers = (period: number): boolean => leaf.validFrom <= period && period <= leaf.validUntil;
      const shared = reading.proofs.filter((proof) => proof.scheme === scheme && covers(proof.period ?? 0));
      return { entitlement, issuerName, validUntil, shared };
    }),
  );

export const readStatements = (data: CardData, reading: Reading, holders: readonly FieldElement[]): readonly Read[] =>
  readItems(data, 'income', reading, (credential, isSigned) => {
    const { issuers, nowMs, holder, proofs } = reading;
    const statement = acceptStatement(credential, isSigned, { holders, issuers, nowMs });
    return {
      statement,
      issuerName: statement.issuerName,
      validUntil: statement.validUntil,
      of: statement.holder === holder ? 'self' : 'partner',
      shared: proofs.filter(({ period }) => period === statement.period),
    };
  });

/** Letters that the holder's income counts in somebody else's household. */
export const readHouseholds = (data: CardData, reading: Reading): readonly Read[] =>
  readItems(data, 'household', reading, (credential) => {
    const household = acceptHousehold(credential, reading.holder);
    return { household, issuerName: household.issuerName };
  });

/** What speaks of the card's own holder's health: statements, confirmations, and answers to requests. */
export function readMedical(data: CardData, reading: Reading): readonly Read[] {
  const ofAdvance = reading.proofs.filter(({ scheme }) => scheme === 'tas');
  // Of a request that was taken back nobody knows any more what it showed: any statement that was there.
  const shownToPanel = (code: number, receivedAtMs: number): readonly SharedWith[] =>
    reading.requests
      .filter(({ diagnosisCode, askedAtMs }) =>
        diagnosisCode === null ? receivedAtMs <= askedAtMs : diagnosisCode === code,
      )
      .map(({ askedAtMs }) => ({ period: null, scheme: 'tas', atMs: askedAtMs, with: 'panel', what: 'statement' }));
  return [
    ...readItems(data, 'medical', reading, (credential, isSigned, receivedAtMs) => {
      const medical = acceptMedical(credential, isSigned, reading);
      const shared = [...shownToPanel(medical.diagnosisCode, receivedAtMs), ...ofAdvance];
      return { medical, issuerName: medical.issuerName, shared };
    }),
    ...readItems(data, 'panel', reading, (credential, isSigned) => {
      const confirmation = acceptConfirmation(credential, isSigned, reading);
      return { confirmation, issuerName: confirmation.issuerName, shared: ofAdvance };
    }),
    ...readItems(data, 'answer', reading, (credential) => ({
      answer: acceptAnswer(credential, reading.holder),
      issuerName: credential.issuer.name,
    })),
  ];
}

/** What answers to this holder take back of their own issuers: withdrawn, or corrected, when another one follows. */
function withdrawnIds(data: CardData, holder: FieldElement): ReadonlySet<string> {
  const answers = readItems(data, 'answer', { replaced: new Set(), withdrawn: new Set() }, (credential) => ({
    answer: acceptAnswer(credential, holder),
  }));
  return new Set(
    answers.flatMap(({ view: { answer } }) => {
      const subject = answer?.credentialSubject;
      return subject?.about === 'contest' && subject.outcome !== 'stands'
        ? [takenBack(subject.credentialId, answer?.issuer.id)]
        : [];
    }),
  );
}

/** When a proof left the card, or null for one that the chain has although this browser did not send it; or nothing. */
function sharedAt({ state, timeline }: RunRecord): readonly { readonly atMs: number | null }[] {
  const sent = timeline.find(({ phase }) => phase === 'sent');
  const isOnChain = state.phase === 'accepted' || state.phase === 'triggered' || state.phase === 'arrived';
  if (sent === undefined && !isOnChain) return [];
  const foundAtMs = 'payoutBlockTimeSec' in state ? state.payoutBlockTimeSec * 1000 : null;
  return [{ atMs: sent?.atMs ?? foundAtMs }];
}

function sharedProofs({ claims, advance }: Pick<CardData, 'claims' | 'advance'>): readonly SharedWith[] {
  const ofMonths = claims.flatMap((claim) =>
    sharedAt(claim).map(
      ({ atMs }) =>
        ({ period: claim.period, scheme: claim.scheme, atMs, with: 'income-chain', what: 'proof-of-right' }) as const,
    ),
  );
  const ofAdvance = (advance === null ? [] : sharedAt(advance)).map(
    ({ atMs }) => ({ period: null, scheme: 'tas', atMs, with: 'health-chain', what: 'proof-of-right' }) as const,
  );
  return [...ofMonths, ...ofAdvance];
}

/** What the reading of every item needs. */
export const readingOf = (data: CardData, context: KnowledgeContext): Reading => ({
  ...context,
  replaced: new Set(data.items.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]))),
  withdrawn: withdrawnIds(data, context.holder),
  proofs: sharedProofs(data),
});
