import type { Address, PublicClient } from 'viem';
import { asbestosAdvanceAbi } from '../../generated/abi/AsbestosAdvance';
import { registerRootsAbi } from '../../generated/abi/RegisterRoots';

/** What a chain says of its registers, asked of the chain itself and not of the portal. */
export type RegisterChain = {
  /** The current root of each register, 0 where there is none. Rejects when it cannot be read. */
  currentRoots(registers: readonly { readonly scheme: number; readonly region: number }[]): Promise<readonly bigint[]>;
};

/** @param gate any of the chain's gates: it names the contract whose roots it accepts (EligibilityGate.sol) */
export function registerChain(client: Pick<PublicClient, 'readContract'>, gate: Address): RegisterChain {
  let address: Promise<Address> | null = null;
  // Fixed for the life of a gate: read once, and again only after a failure.
  function contract(): Promise<Address> {
    address ??= client
      .readContract({ address: gate, abi: asbestosAdvanceAbi, functionName: 'registerRoots' })
      .catch((error: unknown) => {
        address = null;
        throw error;
      });
    return address;
  }
  return {
    async currentRoots(registers) {
      const call = { address: await contract(), abi: registerRootsAbi, functionName: 'currentRoot' } as const;
      return Promise.all(
        registers.map(({ scheme, region }) => client.readContract({ ...call, args: [scheme, region] })),
      );
    },
  };
}
