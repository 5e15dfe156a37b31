import { readFileSync } from 'node:fs';
import { SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import type { ArchivedClaim } from './archive';
import { claimFile } from './files';
import { historyPlan } from './plan';
import { deadlineOf } from './world';

type Made = Readonly<Record<string, string>> & { readonly proof: readonly string[] };

/** The claims whose proofs make-claims.ts left behind. @throws Error when one is missing */
export const plannedArchive = (): ArchivedClaim[] =>
  historyPlan().flatMap(({ claims }) =>
    claims.map((claim) => {
      const made = JSON.parse(readFileSync(claimFile(claim), 'utf8')) as Made;
      const word = (name: string): bigint => BigInt(made[name] ?? '');
      const { scheme, region } = claim.household;
      return {
        at: claim.atSec,
        scheme: SUPPLEMENT_PACKS[scheme].id,
        region,
        period: claim.period,
        root: word('registerRoot'),
        deadline: deadlineOf(claim),
        nullifier: word('nullifier'),
        note: word('note'),
        c1: [word('c1x'), word('c1y')],
        c2: [word('c2x'), word('c2y')],
        proof: made.proof.map(BigInt),
      };
    }),
  );
