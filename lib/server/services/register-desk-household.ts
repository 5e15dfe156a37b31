import 'server-only';
import { randomUUID } from 'node:crypto';
import { type EurCents, eurCents, parseEuroInput } from '@/lib/shared/domain/cents';
import { readName } from '@/lib/shared/domain/person-name';
import { AppError } from '@/lib/shared/errors/app-error';
import { MAX_SOURCES } from '@/lib/shared/protocol/register-leaf';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import { type AddRequest, COUPLE_NORMS, type PartnerRef, type PersonRef } from '@/lib/shared/schemas/register-api';
import type { OwnRegister } from '../auth/own-register';
import type { Db } from '../repositories/database';
import { addEmployment, isEmployed, listIssuers } from '../repositories/issuers';
import { createPerson } from '../repositories/people';
import { findClient } from '../repositories/register-desk';
import { registerAgency } from './entitlement-terms';
import type { Source } from './register-desk-rules';

/** Who belongs to a household, and whose income counts in it. */

type Content = Pick<AddRequest, 'normClass' | 'disregardClass' | 'knownBenefit'>;

/** @throws INPUT_MALFORMED for a class that the scheme does not have; AMOUNT_* with the field */
export function readContent(content: Content, scheme: SupplementScheme) {
  const { normClasses, disregardClasses } = SUPPLEMENT_PACKS[scheme];
  const indexIn = (keys: readonly string[], key: string, field: string): number => {
    const index = keys.indexOf(key);
    if (index < 0) throw new AppError('INPUT_MALFORMED', { data: { field } });
    return index;
  };
  return {
    normClass: indexIn(normClasses, content.normClass, 'normClass'),
    disregardClass: indexIn(disregardClasses, content.disregardClass, 'disregardClass'),
    knownBenefitCents: readBenefit(content.knownBenefit, scheme),
  };
}

/** A benefit that the agency pays itself is known to UWV alone; the income of a municipality's client is all stated. */
export const hasKnownBenefit = (scheme: SupplementScheme): boolean => SUPPLEMENT_PACKS[scheme].decidedBy === 'uwv';

function readBenefit(text: string, scheme: SupplementScheme): EurCents {
  if (text.trim() === '') return eurCents(0n);
  try {
    const cents = parseEuroInput(text);
    if (cents > 0n && !hasKnownBenefit(scheme)) throw new AppError('INPUT_MALFORMED');
    return cents;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { data: { ...error.data, field: 'knownBenefit' }, cause: error });
  }
}

/** Who may be named as a source: employers, and the agency's own income desk. */
export async function sourceIssuers(register: OwnRegister, db: Db) {
  const desk = registerAgency(register.scheme, register.region).id;
  const issuers = await listIssuers(db);
  return issuers
    .filter(({ id, kind }) => kind === 'employer' || (kind === 'agency' && id === desk))
    .map(({ id, name, kind }) => ({ id, name, isDesk: kind === 'agency' }));
}

/**
 * The person whom a form names: a new one, or a client of the own register.
 * @throws NAME_REFUSED; CLIENT_NUMBER_TAKEN for a new client with somebody's number; CLIENT_UNKNOWN
 */
export async function resolvePerson(
  ref: PersonRef | PartnerRef,
  field: 'person' | 'partner',
  register: OwnRegister,
  db: Db,
): Promise<string> {
  const client = 'clientNumber' in ref ? await findClient(ref.clientNumber, register, db) : null;
  if (ref.kind === 'known') {
    if (!client) throw new AppError('CLIENT_UNKNOWN', { data: { field } });
    return client.id;
  }
  if (client) throw new AppError('CLIENT_NUMBER_TAKEN', { data: { field } });
  const read = readName(ref.name);
  if ('fault' in read) throw new AppError('NAME_REFUSED', { data: { field, fault: read.fault } });
  const id = `p-${randomUUID()}`;
  await createPerson({ id, displayName: read.name, story: 'enrolled' }, db);
  return id;
}

type Household = {
  readonly personId: string;
  readonly employers: readonly string[];
  readonly partner: { readonly id: string; readonly employer: string } | null;
};

/**
 * The sources of a household in order: the claimant's, then the partner's.
 * @throws SOURCES_REFUSED for more than a leaf has room for, one twice, an unknown one, oneself as partner, or a partner
 *   without a norm for two
 */
export function sourcesOf(
  { personId, employers, partner }: Household,
  normClass: string,
  known: readonly { readonly id: string }[],
): Source[] {
  const sources = employers.map((issuerId) => ({ issuerId, personId }));
  if (partner) sources.push({ issuerId: partner.employer, personId: partner.id });
  const ids = new Set(known.map(({ id }) => id));
  const refused = (field: string) => new AppError('SOURCES_REFUSED', { data: { field } });
  if (sources.length > MAX_SOURCES || new Set(employers).size < employers.length) throw refused('employers');
  if (!sources.every(({ issuerId }) => ids.has(issuerId))) throw refused('employers');
  if (partner && (partner.id === personId || !COUPLE_NORMS.includes(normClass))) throw refused('partner');
  return sources;
}

/**
 * In the demo the chosen employers know the new person, so that they can state an income. Elsewhere an employer's people are
 * the employer's own record.
 */
export async function employInDemo(sources: readonly Source[], db: Db): Promise<void> {
  const employers = new Set((await listIssuers(db)).filter(({ kind }) => kind === 'employer').map(({ id }) => id));
  for (const { issuerId, personId } of sources) {
    if (!employers.has(issuerId) || (await isEmployed(issuerId, personId, db))) continue;
    await addEmployment(issuerId, personId, `R-${personId.slice(-8)}`, db);
  }
}
