import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { EntrySource } from './work-list';

export type EntryFields = {
  readonly normClass: number;
  readonly disregardClass: number;
  readonly knownBenefitCents: bigint;
  readonly validFrom: number;
  readonly validUntil: number;
};

/** Puts an entry right as it stands. PRE it is locked, and its version was compared. */
export async function correctEntry(
  id: string,
  { sources, ...fields }: EntryFields & { readonly sources: readonly EntrySource[] },
  tx: Prisma.TransactionClient,
): Promise<void> {
  await tx.registerSource.deleteMany({ where: { entryId: id } });
  await tx.registerEntry.update({
    where: { id },
    data: {
      ...fields,
      version: { increment: 1 },
      sources: { create: sources.map((source, position) => ({ ...source, position })) },
    },
    select: { id: true },
  });
}

/** Another last month; the one before is kept, so that it can be taken back. */
export const setUntil = (id: string, validUntil: number, formerUntil: number | null, tx: Prisma.TransactionClient) =>
  tx.registerEntry.update({
    where: { id },
    data: { validUntil, formerUntil, version: { increment: 1 } },
    select: { id: true },
  });

/** Takes an entry out of the register altogether: its leaf goes with the next root. */
export const endEntry = (id: string, endedAt: Date, tx: Prisma.TransactionClient) =>
  tx.registerEntry.update({ where: { id }, data: { endedAt, version: { increment: 1 } }, select: { id: true } });

/** Undoes setUntil and endEntry. */
export const restoreEntry = (id: string, validUntil: number, tx: Prisma.TransactionClient) =>
  tx.registerEntry.update({
    where: { id },
    data: { validUntil, formerUntil: null, endedAt: null, version: { increment: 1 } },
    select: { id: true },
  });

/** @returns false when a root has given it a place meanwhile */
export const removeUnplaced = async (id: string, tx: Prisma.TransactionClient): Promise<boolean> =>
  (await tx.registerEntry.deleteMany({ where: { id, leafIndex: null } })).count === 1;

/** Removes people that nothing else knows: an addition that was taken back leaves nobody behind. */
export async function removeUnknown(personIds: readonly string[], tx: Prisma.TransactionClient): Promise<void> {
  await tx.person.deleteMany({
    where: {
      id: { in: [...personIds] },
      story: { in: ['enrolled', 'imported'] },
      card: null,
      entries: { none: {} },
      sources: { none: {} },
      statements: { none: {} },
      treatments: { none: {} },
    },
  });
}
