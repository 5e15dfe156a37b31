import type { PolicyChain } from '@/lib/shared/card/policy-chain';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { policies } from './world';

export type Fault = ErrorCode | null;

const NO_POLICY = { policyHash: 0n, claimOpensAtSec: 0, claimClosesAtSec: 0 };

/**
 * The income chain as a card asks it.
 * @param faults `chain` and `root-chain`: the next questions about policies and about roots that get no answer
 */
export function incomeChainDouble(faults: ReadonlyMap<string, Fault[]>, currentRoot: () => bigint) {
  /** Schemes of each question about policies. */
  const policyQuestions: number[][] = [];
  /** Regions of each question about registers' roots. */
  const rootQuestions: number[][] = [];
  const answers = (name: string): void => {
    if ((faults.get(name)?.shift() ?? null) !== null) throw new Error('no answer');
  };
  const chain: PolicyChain = {
    async policies(asked) {
      policyQuestions.push(asked.map(({ scheme }) => scheme));
      answers('chain');
      return asked.map(({ scheme }) => policies().find((policy) => policy.scheme === scheme) ?? NO_POLICY);
    },
    async currentRoots(registers) {
      rootQuestions.push(registers.map(({ region }) => region));
      answers('root-chain');
      return registers.map(currentRoot);
    },
  };
  return { chain, policyQuestions, rootQuestions };
}
