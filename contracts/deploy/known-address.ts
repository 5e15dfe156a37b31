import { type Abi, type ContractConstructorArgs, getContractAddress, type Hex } from 'viem';
import { AppError } from '@/lib/shared/errors/app-error';
import { isDevelopmentChain } from '@/lib/shared/protocol/development';
import type { ChainSession } from './chain-session';

/** Enough for one deployment at any fee that a development chain asks. */
const MAKER_WEI = 10n ** 18n;

/**
 * Deploys a contract as the first transaction of a key, so that its address is known before its code: proofs made
 * beforehand are bound to it. Without a key, as any other contract.
 * @throws DEVELOPMENT_KEY_REFUSED on a chain that is not a development chain; an Error when the key sent something else first
 */
export async function ensureContractBy<const abi extends Abi | readonly unknown[]>(
  session: ChainSession,
  key: Hex | undefined,
  name: string,
  code: () => Promise<Hex>,
  abi: abi,
  args: ContractConstructorArgs<abi>,
): Promise<void> {
  const known = session.state.contracts[name];
  const isThere = known !== undefined && (await session.client.getCode({ address: known })) !== undefined;
  if (key === undefined || isThere) {
    await session.ensureContract(name, code, abi, args);
    return;
  }
  const { chainId } = session.state;
  if (!isDevelopmentChain(chainId)) {
    throw new AppError('DEVELOPMENT_KEY_REFUSED', { data: { reason: 'address key', chainId } });
  }
  const maker = session.as(key);
  const { address } = maker.account;
  if ((await session.client.getTransactionCount({ address })) > 0) {
    // An earlier run was cut off after it had sent, before it had written.
    const made = getContractAddress({ from: address, nonce: 0n });
    if ((await session.client.getCode({ address: made })) === undefined) {
      throw new Error(`${session.domain}: the key of ${name} has sent something else first`);
    }
    session.state.contracts[name] = made;
    return;
  }
  await session.transfer(address, MAKER_WEI);
  await session.flush(`gas money for the maker of ${name}`);
  await maker.ensureContract(name, code, abi, args);
  await maker.flush(`${name}, at its known address`);
}
