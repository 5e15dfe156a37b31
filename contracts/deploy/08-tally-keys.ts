import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Address, getAddress } from 'viem';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { proveGroth16 } from '@/lib/shared/card/groth16';
import { SCHEME_REGIONS } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { isDemoHolderElsewhere, isDevelopmentChain } from '@/lib/shared/protocol/development';
import { type SecretTallyPart, tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import { closePreparing, isPreparingOpen } from './07-roles';
import type { ChainSession } from './chain-session';
import type { DeployConfig, TallyHolder, TallyHolderName } from './config';
import { tallyKeyHash, tallyKeys } from './tally-keys';

/** A proof costs a quarter of a million gas to check. */
const REGISTER_GAS = 700_000n;

type Words = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

/**
 * Has every holder's part registered with a proof of possession (S-22), composes each scheme's key, and opens the first
 * tranche of every place, so that no claim pays for it.
 * @throws INPUT_MALFORMED when a holder has not registered the configured part and its secrets are not at hand;
 *   DEVELOPMENT_KEY_REFUSED when they are, on a chain that is not a development chain
 */
export async function composeTallyKeys(session: ChainSession, tally: DeployConfig['tally']): Promise<void> {
  for (const [name, holder] of Object.entries(tally.holders))
    await ensurePart(session, name as TallyHolderName, holder);

  const keys = tallyKeys(tally);
  const contract = { address: session.contract('tally'), abi: tallyAbi } as const;
  for (const scheme of SUPPLEMENT_SCHEMES) {
    const { id } = SUPPLEMENT_PACKS[scheme];
    const args = [id, tallyKeyHash(keys[scheme])] as const;
    if (await session.client.readContract({ ...contract, functionName: 'isTallyKey', args })) continue;
    const holders = [tally.holders[scheme].account, tally.holders.statistics.account] as const;
    await session.call(contract.address, tallyAbi, 'composeKey', [id, ...holders]);
  }
  await session.flush('08 tally keys: composed');
  await openFirstTranches(session, keys);
}

async function openFirstTranches(session: ChainSession, keys: ReturnType<typeof tallyKeys>): Promise<void> {
  // Afterwards it is the publisher's; a place that nobody prepares is opened by its first claim.
  if (!(await isPreparingOpen(session))) return;
  const tally = session.contract('tally');
  for (const scheme of SUPPLEMENT_SCHEMES) {
    for (const region of SCHEME_REGIONS[scheme]) {
      const args = [SUPPLEMENT_PACKS[scheme].id, region, tallyKeyHash(keys[scheme])] as const;
      const { id } = await session.client.readContract({
        address: tally,
        abi: tallyAbi,
        functionName: 'openTranche',
        args,
      });
      if (id === 0n) await session.call(tally, tallyAbi, 'prepare', args);
    }
  }
  await session.flush('08 tally keys: first tranches');
  await closePreparing(session);
}

async function ensurePart(session: ChainSession, name: TallyHolderName, holder: TallyHolder): Promise<void> {
  const { chainId } = session.state;
  if (isDemoHolderElsewhere(getAddress(holder.account), chainId)) {
    throw new AppError('DEVELOPMENT_KEY_REFUSED', { data: { reason: 'tally holder of the demo', chainId } });
  }
  const tally = session.contract('tally');
  const [x, y] = await session.client.readContract({
    address: tally,
    abi: tallyAbi,
    functionName: 'partOf',
    args: [holder.account],
  });
  if (x === holder.part[0] && y === holder.part[1]) return;
  if (holder.secrets === undefined) {
    throw new AppError('INPUT_MALFORMED', { data: { tallyPartNotRegistered: name, account: holder.account } });
  }
  if (!isDevelopmentChain(chainId)) {
    throw new AppError('DEVELOPMENT_KEY_REFUSED', { data: { reason: 'tally part', chainId } });
  }
  const proof = await provePossession(holder.secrets.part, { chainId, tally, holder: holder.account });
  const registrar = session.as(holder.secrets.accountKey);
  await registrar.call(tally, tallyAbi, 'registerPart', [[holder.part[0], holder.part[1]], proof], REGISTER_GAS);
  await registrar.flush(`08 tally keys: part of ${name}`);
}

/** That the holder knows its part's scalar: a share of the base point, for tranche 0. */
async function provePossession(
  part: SecretTallyPart,
  place: { readonly chainId: number; readonly tally: Address; readonly holder: Address },
): Promise<Words> {
  const artifact = async (kind: 'wasm' | 'zkey') =>
    new Uint8Array(await readFile(fileURLToPath(new URL(`../../public/zk/tallyShare.${kind}`, import.meta.url))));
  const [wasm, zkey] = await Promise.all([artifact('wasm'), artifact('zkey')]);
  const context = tallyShareContext({ ...place, trancheId: 0n });
  const { proof } = await proveGroth16(tallyShareInput(part, BASE8, context), { wasm, zkey });
  // Cast: proveGroth16 gives eight words.
  return proof.map(BigInt) as unknown as Words;
}
