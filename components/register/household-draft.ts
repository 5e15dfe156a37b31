import { parseEuroInput } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { readName } from '@/lib/shared/domain/person-name';
import { AppError } from '@/lib/shared/errors/app-error';
import { MAX_SOURCES } from '@/lib/shared/protocol/register-leaf';
import { COUPLE_NORMS, zClientNumber } from '@/lib/shared/schemas/register-api';
import { type Fault, faultFor, type Judged, judged } from '../health-desk/draft';
import { choiceOf, textOf } from '../health-desk/read-form';
import type { AddInput, ChangeInput } from './register-api';

const WHO = ['new', 'known'] as const;
const PARTNERS = ['none', 'new', 'known', 'same'] as const;
export type Partner = (typeof PARTNERS)[number];

/** What stands in the form. */
export type HouseholdValues = {
  readonly who: (typeof WHO)[number] | null;
  readonly number: string;
  readonly name: string;
  readonly norm: string;
  readonly disregard: string;
  readonly benefit: string;
  readonly employer0: string;
  readonly employer1: string;
  readonly partner: Partner | null;
  readonly partnerName: string;
  readonly partnerNumber: string;
  readonly partnerEmployer: string;
  readonly consent: boolean;
  readonly from: string;
  readonly until: string;
};

const CODES = [
  'whoMissing',
  'numberMissing',
  'numberMalformed',
  'nameMissing',
  'nameFormula',
  'nameCharacters',
  'nameLong',
  'normMissing',
  'disregardMissing',
  'AMOUNT_NOT_A_NUMBER',
  'AMOUNT_AMBIGUOUS',
  'AMOUNT_NEGATIVE',
  'AMOUNT_OUT_OF_RANGE',
  'employerTwice',
  'sourcesTooMany',
  'partnerMissing',
  'partnerNameMissing',
  'partnerNumberMissing',
  'partnerEmployerMissing',
  'consentMissing',
  'PERIOD_ORDER',
  'CHANGE_NOT_AHEAD',
  'ENTRY_OVERLAPS',
  'CLIENT_NUMBER_TAKEN',
] as const;
export type HouseholdCode = (typeof CODES)[number];
const isCode = (code: string): code is HouseholdCode => (CODES as readonly string[]).includes(code);

export const readHousehold = (form: HTMLFormElement): HouseholdValues => ({
  who: choiceOf(form, 'who', WHO),
  number: textOf(form, 'number'),
  name: textOf(form, 'name'),
  norm: textOf(form, 'norm'),
  disregard: textOf(form, 'disregard'),
  benefit: textOf(form, 'benefit'),
  employer0: textOf(form, 'employer0'),
  employer1: textOf(form, 'employer1'),
  partner: choiceOf(form, 'partner', PARTNERS),
  partnerName: textOf(form, 'partnerName'),
  partnerNumber: textOf(form, 'partnerNumber'),
  partnerEmployer: textOf(form, 'partnerEmployer'),
  consent: textOf(form, 'consent') !== '',
  from: textOf(form, 'from'),
  until: textOf(form, 'until'),
});

/** @param asksWho a new household; else the client is known */
type Rules = { readonly asksWho: boolean };
type Faults = Fault<HouseholdCode>[];

export const isCouple = ({ norm }: Pick<HouseholdValues, 'norm'>): boolean => COUPLE_NORMS.includes(norm);
const employersOf = ({ employer0, employer1 }: HouseholdValues): string[] =>
  [employer0, employer1].filter((id) => id !== '');
const hasPartner = (values: HouseholdValues): boolean =>
  isCouple(values) && values.partner !== null && values.partner !== 'none';

function nameFaults(text: string, fieldId: string, missing: HouseholdCode): Faults {
  const read = readName(text);
  if (!('fault' in read)) return [];
  const code = read.fault === 'nameMissing' ? missing : read.fault;
  return isCode(code) ? [{ fieldId, code }] : [];
}

function numberFaults(text: string, fieldId: string, missing: HouseholdCode): Faults {
  if (text.trim() === '') return [{ fieldId, code: missing }];
  return zClientNumber.safeParse(text).success ? [] : [{ fieldId, code: 'numberMalformed' }];
}

function benefitFaults(text: string): Faults {
  if (text.trim() === '') return [];
  try {
    parseEuroInput(text);
    return [];
  } catch (error) {
    const code = error instanceof AppError ? error.code : '';
    return [{ fieldId: 'benefit', code: isCode(code) ? code : 'AMOUNT_NOT_A_NUMBER' }];
  }
}

function clientFaults(values: HouseholdValues): Faults {
  if (values.who === null) return [{ fieldId: 'who-0', code: 'whoMissing' }];
  const number = numberFaults(values.number, 'number', 'numberMissing');
  return values.who === 'new' ? [...number, ...nameFaults(values.name, 'name', 'nameMissing')] : number;
}

function partnerFaults(values: HouseholdValues): Faults {
  if (!isCouple(values)) return [];
  const { partner, partnerName, partnerNumber, partnerEmployer, consent } = values;
  if (partner === null) return [{ fieldId: 'partner-0', code: 'partnerMissing' }];
  if (partner === 'none') return [];
  return [
    ...(partner === 'new' ? nameFaults(partnerName, 'partnerName', 'partnerNameMissing') : []),
    ...(partner === 'known' ? numberFaults(partnerNumber, 'partnerNumber', 'partnerNumberMissing') : []),
    ...(partnerEmployer === '' ? [{ fieldId: 'partnerEmployer', code: 'partnerEmployerMissing' } as const] : []),
    ...(partner !== 'same' && !consent ? [{ fieldId: 'consent', code: 'consentMissing' } as const] : []),
  ];
}

function sourceFaults(values: HouseholdValues): Faults {
  const employers = employersOf(values);
  if (new Set(employers).size < employers.length) return [{ fieldId: 'employer1', code: 'employerTwice' }];
  const count = employers.length + (hasPartner(values) ? 1 : 0);
  return count > MAX_SOURCES ? [{ fieldId: 'employer1', code: 'sourcesTooMany' }] : [];
}

function faultsOf(values: HouseholdValues, { asksWho }: Rules): Faults {
  return [
    ...(asksWho ? clientFaults(values) : []),
    ...(values.norm === '' ? [{ fieldId: 'norm', code: 'normMissing' } as const] : []),
    ...(values.disregard === '' ? [{ fieldId: 'disregard', code: 'disregardMissing' } as const] : []),
    ...benefitFaults(values.benefit),
    ...sourceFaults(values),
    ...partnerFaults(values),
    ...(Number(values.until) < Number(values.from) ? [{ fieldId: 'until', code: 'PERIOD_ORDER' } as const] : []),
  ];
}

const contentOf = (values: HouseholdValues) => ({
  normClass: values.norm,
  disregardClass: values.disregard,
  knownBenefit: values.benefit.trim(),
  validFrom: period(Number(values.from)),
  validUntil: period(Number(values.until)),
  employers: employersOf(values),
});

function newPartnerOf(values: HouseholdValues): NonNullable<AddInput['partner']> | null {
  const { partner, partnerName, partnerNumber, partnerEmployer: employer, consent } = values;
  if (!hasPartner(values) || partner === 'same') return null;
  const person =
    partner === 'new'
      ? ({ kind: 'new', name: partnerName.trim() } as const)
      : ({ kind: 'known', clientNumber: partnerNumber.trim() } as const);
  return { person, employer, consent };
}

/** The request for a new household, or what is wrong with it. */
export const judgeAdd = (values: HouseholdValues): Judged<AddInput, HouseholdCode> =>
  judged(faultsOf(values, { asksWho: true }), () => {
    const clientNumber = values.number.trim();
    const person =
      values.who === 'new'
        ? ({ kind: 'new', clientNumber, name: values.name.trim() } as const)
        : ({ kind: 'known', clientNumber } as const);
    return { ...contentOf(values), person, partner: newPartnerOf(values) };
  });

/** The request for a change. @param version of the entry that the form was filled from */
export const judgeChange = (values: HouseholdValues, version: number): Judged<ChangeInput, HouseholdCode> =>
  judged(faultsOf(values, { asksWho: false }), () => {
    const same = hasPartner(values) && values.partner === 'same';
    const partner = same
      ? ({ person: { kind: 'same' }, employer: values.partnerEmployer } as const)
      : newPartnerOf(values);
    return { ...contentOf(values), partner, version };
  });

/** The field that a refusal of the server is about. */
export const householdFault: (code: string) => Fault<HouseholdCode> | null = faultFor<
  'CLIENT_NUMBER_TAKEN' | 'ENTRY_OVERLAPS' | 'CHANGE_NOT_AHEAD' | 'PERIOD_ORDER'
>({
  CLIENT_NUMBER_TAKEN: 'number',
  ENTRY_OVERLAPS: 'from',
  CHANGE_NOT_AHEAD: 'from',
  PERIOD_ORDER: 'until',
});

/** These judge more fields than the one that they stand at. */
export const householdClears = (code: HouseholdCode, name: string): boolean => {
  if (code === 'ENTRY_OVERLAPS' || code === 'CLIENT_NUMBER_TAKEN') return true;
  if (code === 'PERIOD_ORDER') return name === 'from';
  if (name === 'who') return code.startsWith('name') || code.startsWith('number');
  if (name === 'partner' || name === 'norm') return code.startsWith('partner') || code === 'consentMissing';
  return (code === 'employerTwice' || code === 'sourcesTooMany') && name.toLowerCase().includes('employer');
};
