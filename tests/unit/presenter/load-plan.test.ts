import { hexToBytes } from 'viem';
import { expect, test } from 'vitest';
import { prepareRegister } from '@/lib/server/registers/leaves';
import type { PublicationEntry } from '@/lib/server/repositories/register-publication';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { field } from '@/lib/shared/protocol/field';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { zLoadPeople } from '@/lib/shared/schemas/load-run-api';
import { demoLoadIssuerKeys } from '@/scripts/demo/demo-keys.mjs';
import { readPrepared } from '@/scripts/scale/archive';
import { loadPeople } from '@/scripts/scale/enrol';
import { SCALE_REGION, SCALE_SCHEME } from '@/scripts/scale/plan';

test('SC-09 the register that an agency’s publisher builds of the plan’s people is the one that the proofs are for', async () => {
  const { people, ...terms } = zLoadPeople.parse(await loadPeople());
  const hashes = new Map(
    Object.entries(demoLoadIssuerKeys()).map(([id, key]) => [id, hashKey(signingPublicKey(hexToBytes(key)))]),
  );
  const entries = people.map(({ holder, leafSalt, employer }, index): PublicationEntry => {
    const keyHash = hashes.get(employer);
    if (keyHash === undefined) throw new Error('An employer has no key.');
    return {
      ...{ id: `${index}`, leafIndex: null, publishedLeaf: null, endedAt: null, holder, leafSalt },
      ...{ normClass: terms.normClass, disregardClass: terms.disregardClass },
      knownBenefitCents: eurCents(terms.knownBenefitCents),
      ...{ validFrom: period(terms.validFrom), validUntil: period(terms.validUntil) },
      sources: [{ keyHash, holder }],
    };
  });
  const built = prepareRegister({ scheme: SCALE_SCHEME, region: SCALE_REGION }, entries, 0, new Date(0));
  const { root, claims } = readPrepared();
  expect(built?.root).toBe(field(root));
  expect(people).toHaveLength(claims.length);
});
