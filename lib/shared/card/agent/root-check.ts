import { DEMO_REGIONS, SCHEMES } from '../../domain/schemes';
import type { PublishedRegister, PublishedRegisters } from '../portal-api';
import { createChainCheck } from './chain-check';
import type { AgentPorts } from './ports';

export type DoctorsRoot = NonNullable<PublishedRegisters['doctors']>;

type Root = { readonly root: bigint };
const question = {
  /** Passes: a root just published is seen at one of the two before the other. */
  refusal: 'REGISTER_ROOT_STALE' as const,
  factsOf: ({ root }: Root) => String(root),
};
const asRoots = (roots: readonly bigint[]): readonly Root[] => roots.map((root) => ({ root }));

/** The doctors' register is one for the whole country. */
const DOCTORS = { scheme: SCHEMES.tas, region: DEMO_REGIONS.national } as const;

/**
 * Compares the roots that the portal serves with the current ones of their chains. A root that was made for one wallet
 * would mark its claim for all time: it is public, beside the nullifier.
 */
export function createRootChecks({
  policyChain,
  advanceChain,
  clock,
}: Pick<AgentPorts, 'policyChain' | 'advanceChain' | 'clock'>) {
  return {
    registers: createChainCheck<Root, PublishedRegister>(
      { clock },
      {
        ...question,
        keyOf: ({ scheme, region }) => `${scheme}:${region}`,
        onChain: async (registers) => asRoots(await policyChain.currentRoots(registers)),
      },
    ),
    doctors: createChainCheck<Root, DoctorsRoot>(
      { clock },
      {
        ...question,
        keyOf: () => 'doctors',
        onChain: async (roots) => asRoots(await advanceChain.currentRoots(roots.map(() => DOCTORS))),
      },
    ),
  };
}
