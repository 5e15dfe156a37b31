import { randomBytes } from 'node:crypto';
import type { Database } from '@/lib/server/repositories/database';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import { FIRST_FULL_MONTH } from '@/lib/shared/rules/registry';

/**
 * Clients of a demo's municipality whom nobody plays: a register with a handful of people has no share of choices that may be
 * shown (FACTS: fewer than ten is suppressed). Names are made of two lists; they have no card, no employer and no claim.
 */

const FIRST_NAMES = ['Anke', 'Bas', 'Carmen', 'Dirk', 'Esra', 'Floor', 'Guus', 'Hilde', 'Imane'];
const LAST_NAMES = ['Aalders', 'Blom', 'Coster', 'Dijkgraaf'];
/** What they chose, each of ten or more; null for who never chose. */
const CHOICES = [
  ...Array.from({ length: 15 }, () => 'automatic'),
  ...Array.from({ length: 11 }, () => 'one-click'),
  ...Array.from({ length: 10 }, () => null),
];
const CHOSEN_AT = new Date(Date.UTC(2026, 7, 15));
const CONSENT = 'seed-2026-08';
/** Nobody plays them: as people from a file of a register. */
const STORY = 'imported';

/** Those households. May run at every start: who is there stays as they are. */
export async function seedClients(db: Database): Promise<void> {
  const clients = FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => `${first} ${last}`)).map(
    (displayName, index) => ({
      id: `client-${index + 1}`,
      displayName,
      clientNumber: `K-${2001 + index}`,
      mode: CHOICES[index] ?? null,
    }),
  );
  await db.person.createMany({
    data: clients.map(({ id, displayName }) => ({ id, displayName, story: STORY })),
    skipDuplicates: true,
  });
  const known = await db.registerEntry.findMany({
    where: { id: { in: clients.map(({ id }) => `seed-${id}`) } },
    select: { id: true },
  });
  const missing = clients.filter(({ id }) => !known.some((entry) => entry.id === `seed-${id}`));
  await db.$transaction([
    db.registerEntry.createMany({
      data: missing.map(({ id, clientNumber }) => ({
        id: `seed-${id}`,
        scheme: SCHEMES.pw,
        region: DEMO_REGIONS.voorbeeldstad,
        personId: id,
        normClass: 0,
        disregardClass: 0,
        knownBenefitCents: 0n,
        validFrom: FIRST_FULL_MONTH,
        validUntil: 202712,
        clientNumber,
        leafSalt: BigInt(`0x${randomBytes(16).toString('hex')}`).toString(),
      })),
    }),
    db.consent.createMany({
      data: missing.flatMap(({ id, mode }) =>
        mode === null ? [] : [{ personId: id, version: CONSENT, given: true, mode, at: CHOSEN_AT }],
      ),
    }),
  ]);
}
