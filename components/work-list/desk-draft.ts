import {
  DESK_CONSENTS,
  DESK_PAPERS,
  DESK_REASONS,
  type DeskConsent,
  type DeskPapers,
  type DeskReason,
} from '@/lib/shared/domain/reviews';
import type { DeskCase, DeskStatement } from '@/lib/shared/schemas/work-list-api';
import { type Fault, type Judged, judged } from '../health-desk/draft';
import { choiceOf, textOf } from '../health-desk/read-form';
import { type AmountCode, checkAmount } from '../issuer/euro-text';

export type DeskValues = {
  /** Issuers whose place the desk takes. */
  readonly covers: readonly string[];
  readonly gross: string;
  readonly net: string;
  readonly reason: DeskReason | null;
  readonly papers: DeskPapers | null;
  readonly consent: DeskConsent | null;
};

export type DeskCode =
  | AmountCode
  | 'NET_ABOVE_GROSS'
  | 'coversMissing'
  | 'reasonMissing'
  | 'papersMissing'
  | 'consentMissing';

export const DESK_FIELDS = {
  covers: 'covers-0',
  reason: 'reason-0',
  papers: 'papers-0',
  consent: 'consent-0',
} as const;

/** Why the desk is asked, as far as it follows from the case. */
function likelyReason({ review, sources, replaceable }: DeskCase): DeskReason | null {
  if (review?.kind === 'statement') return 'statement-wrong';
  const isSilent = sources.some((one) => replaceable.includes(one.issuerId) && !one.hasIssued && !one.isDesk);
  return review === null && isSilent ? 'source-silent' : null;
}

/** The desk's own place cannot be left out; where there is one source alone, there is nothing to choose. */
export function forcedCovers({ sources, replaceable }: Pick<DeskCase, 'sources' | 'replaceable'>): readonly string[] {
  if (replaceable.length === 1) return replaceable;
  return replaceable.filter((issuerId) => sources.some((one) => one.isDesk && one.issuerId === issuerId));
}

export const deskStart = (item: DeskCase): DeskValues => ({
  ...{ covers: forcedCovers(item), gross: '', net: '', reason: likelyReason(item), papers: null, consent: null },
});

export function readDeskForm(form: HTMLFormElement, item: DeskCase): DeskValues {
  const ticked = new FormData(form).getAll('covers').map(String);
  const forced = forcedCovers(item);
  return {
    covers: item.replaceable.filter((issuerId) => forced.includes(issuerId) || ticked.includes(issuerId)),
    gross: textOf(form, 'gross'),
    net: textOf(form, 'net'),
    reason: choiceOf(form, 'reason', DESK_REASONS),
    papers: choiceOf(form, 'papers', DESK_PAPERS),
    consent: choiceOf(form, 'consent', DESK_CONSENTS),
  };
}

/** What the form stands for, or what is wrong with it in the order of the fields. */
export function judgeDesk(values: DeskValues, item: DeskCase): Judged<DeskStatement, DeskCode> {
  const { covers, gross, net, reason, papers, consent } = values;
  const [grossCheck, netCheck] = [checkAmount(gross), checkAmount(net)];
  const faults: Fault<DeskCode>[] = [];
  if (covers.length === 0) faults.push({ fieldId: DESK_FIELDS.covers, code: 'coversMissing' });
  if (!grossCheck.ok) faults.push({ fieldId: 'gross', code: grossCheck.code });
  if (!netCheck.ok) faults.push({ fieldId: 'net', code: netCheck.code });
  else if (grossCheck.ok && netCheck.cents > grossCheck.cents) faults.push({ fieldId: 'net', code: 'NET_ABOVE_GROSS' });
  if (reason === null) faults.push({ fieldId: DESK_FIELDS.reason, code: 'reasonMissing' });
  if (papers === null) faults.push({ fieldId: DESK_FIELDS.papers, code: 'papersMissing' });
  if (consent === null) faults.push({ fieldId: DESK_FIELDS.consent, code: 'consentMissing' });
  return judged(faults, () =>
    reason && papers && consent
      ? {
          ...{ entryId: item.entryId, version: item.version, period: item.period, personId: item.person.id },
          ...{ covers: [...covers], gross, net, reason, papers, consent, reviewId: item.review?.id ?? null },
        }
      : null,
  );
}

/** The reading that was probably meant by an amount with a point in it. */
export function suggestionFor(text: string): string | null {
  const check = checkAmount(text);
  return check.ok ? null : check.suggestion;
}

/** Both amounts together are judged at the net one. */
export const deskClears = (code: DeskCode, name: string): boolean =>
  code === 'NET_ABOVE_GROSS' && (name === 'gross' || name === 'net');

const FIELD_OF: Readonly<Partial<Record<string, Fault<DeskCode>>>> = {
  NET_ABOVE_GROSS: { fieldId: 'net', code: 'NET_ABOVE_GROSS' },
};

/** The field that a refusal of the server is about. */
export const deskFault = (code: string): Fault<DeskCode> | null => FIELD_OF[code] ?? null;
