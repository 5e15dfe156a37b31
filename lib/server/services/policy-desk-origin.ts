import { sameAmounts } from '@/lib/shared/domain/policy-change';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import type { FirstSignatureRow, PublicationRow } from '../repositories/policy-history';
import type { ProposalRow } from '../repositories/policy-proposals';

type Origin = PolicyPublication['origin'];
type Place = { readonly blockNumber: bigint; readonly logIndex: number };

const isBefore = (a: Place, b: Place): boolean =>
  a.blockNumber < b.blockNumber || (a.blockNumber === b.blockNumber && a.logIndex < b.logIndex);

/**
 * Who decided on each publication, in the order given. The chain knows accounts, the desk knows names: a publication and
 * a proposal of the same month with the same whole table belong together, each once, the newest first.
 * @param publications newest first, as are the others
 */
export function originsOf(
  publications: readonly PublicationRow[],
  proposals: readonly ProposalRow[],
  signatures: readonly FirstSignatureRow[],
): Origin[] {
  const used = new Set<string>();
  return publications.map((publication) => {
    const { period, tallyKey } = publication.policy;
    const signature = signatures.find((one) => one.period === period && isBefore(one, publication));
    const proposal = proposals.find(
      (one) =>
        one.tallyKey?.[0] === tallyKey[0] &&
        one.tallyKey[1] === tallyKey[1] &&
        covers(one, period) &&
        !used.has(`${one.id}:${period}`) &&
        sameAmounts(one.amounts, publication.policy),
    );
    if (proposal?.deciderName) {
      used.add(`${proposal.id}:${period}`);
      const { id, proposerName, deciderName } = proposal;
      const chain = { proposerAddress: signature?.proposer ?? null, proposedTx: signature?.txHash ?? null };
      return { kind: 'proposal', id, proposerName, deciderName, ...chain };
    }
    return signature
      ? { kind: 'elsewhere', proposerAddress: signature.proposer, proposedTx: signature.txHash }
      : { kind: 'start' };
  });
}

const monthIndex = (period: number): number => Math.floor(period / 100) * 12 + (period % 100);

const covers = ({ fromPeriod, months }: ProposalRow, period: number): boolean => {
  const offset = monthIndex(period) - monthIndex(fromPeriod);
  return offset >= 0 && offset < months;
};
