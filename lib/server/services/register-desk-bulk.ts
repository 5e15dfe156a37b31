import 'server-only';
import { randomUUID } from 'node:crypto';
import { type AuditAction, type AuditData, writeParts } from '@/lib/shared/domain/audit';
import type { BulkEntry, BulkSource, BulkWrite } from '../repositories/register-desk-bulk';
import type { RegisterKey } from '../repositories/register-publication';
import { uuid7 } from '../uuid7';
import { randomLeafSalt } from './demo';
import type { Decided } from './register-desk-decide';
import { changedParts, type Source } from './register-desk-rules';

/** What the audit log says of one entry that a file touched. */
export type EntryLine = { readonly action: AuditAction; readonly subject: string; readonly data: AuditData };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/**
 * What a batch of decided lines writes, and what the audit log keeps of it: for each entry what a form would have written,
 * and which file it was. @param importId of the file
 */
export function bulkOf(
  decided: readonly Decided[],
  { scheme, region }: RegisterKey,
  importId: string,
): { readonly bulk: BulkWrite; readonly lines: readonly EntryLine[] } {
  const bulk: Mutable<BulkWrite> = {
    ...{ people: [], renames: [], entries: [], corrections: [], untils: [], ended: [], sources: [] },
  };
  const lines: EntryLine[] = [];
  const say = (action: AuditAction, subject: string, data: AuditData) =>
    lines.push({ action, subject, data: { scheme, region, ...data, import: importId } });
  const enter = (entry: Omit<BulkEntry, 'id' | 'leafSalt'>, sources: readonly Source[]): string => {
    const id = uuid7();
    bulk.entries.push({ ...entry, id, leafSalt: randomLeafSalt() });
    bulk.sources.push(...placed(id, sources));
    return id;
  };
  for (const { row, decision } of decided) {
    const [, clientNumber, displayName, normClass, disregardClass, knownBenefitCents, validFrom, validUntil] = row;
    if (decision.kind === 'fault') continue;
    if (decision.kind === 'add') {
      const personId = `p-${randomUUID()}`;
      bulk.people.push({ id: personId, displayName });
      const fields = { normClass, disregardClass, knownBenefitCents, validFrom, validUntil };
      const sources = row[8].map((issuerId) => ({ issuerId, personId }));
      const id = enter({ ...fields, personId, clientNumber, displayName, followsId: null }, sources);
      say('register.added', id, { fromPeriod: validFrom, sources: sources.length, partner: false });
      continue;
    }
    const { personId } = decision;
    // Of a client of whom no entry is left, the person's own id: never the name.
    const renamed = (entryId: string | null) => {
      if (!decision.rename) return;
      bulk.renames.push({ id: personId, displayName });
      say('register.renamed', entryId ?? personId, {});
    };
    if (decision.kind === 'none') {
      renamed(decision.entryId);
      continue;
    }
    const { sources, ...wish } = decision.wish;
    const fields = { ...wish, knownBenefitCents: wish.knownBenefitCents.toString() };
    const before = decision.entry && { ...decision.entry, personId };
    const partsOf = (isCorrection: boolean) => before && writeParts(changedParts(before, decision.wish, isCorrection));
    // A file attaches nobody: a partner who counts stays, or goes.
    const others = sources.filter((one) => one.personId !== personId);
    const counts = {
      sources: sources.length,
      ...(others.length > 0 ? { partner: true, attached: false } : { partner: false }),
    };
    if (decision.kind === 'correct') {
      const { id } = decision.entry;
      bulk.corrections.push({ ...fields, id });
      bulk.sources.push(...placed(id, sources));
      say('register.corrected', id, { period: wish.validFrom, parts: partsOf(true), ...counts });
      renamed(id);
      continue;
    }
    if (decision.kind === 'until') {
      const { id, validUntil: formerUntil } = decision.entry;
      bulk.untils.push({ id, validUntil: wish.validUntil, formerUntil });
      say('register.changed', id, { period: wish.validUntil, parts: partsOf(false), ...counts });
      renamed(id);
      continue;
    }
    if (decision.kind === 'follow') {
      const { id, validUntil: formerUntil } = decision.entry;
      if (decision.presentUntil === null) bulk.ended.push(id);
      else bulk.untils.push({ id, validUntil: decision.presentUntil, formerUntil });
    }
    const followsId = decision.kind === 'follow' ? decision.entry.id : null;
    const id = enter({ ...fields, personId, clientNumber, displayName, followsId }, sources);
    if (before) say('register.changed', id, { period: wish.validFrom, parts: partsOf(false), ...counts });
    else say('register.added', id, { fromPeriod: wish.validFrom, ...counts });
    renamed(id);
  }
  return { bulk, lines };
}

const placed = (entryId: string, sources: readonly Source[]): BulkSource[] =>
  sources.map(({ issuerId, personId }, position) => ({ entryId, position, issuerId, personId }));
