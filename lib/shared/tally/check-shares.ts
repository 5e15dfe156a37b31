import {
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  type Hash,
  type Hex,
  isAddressEqual,
  keccak256,
  pad,
  parseEventLogs,
} from 'viem';
import { tallyAbi } from '../../generated/abi/Tally';
import { BASE8, type Point, pointAdd } from '../protocol/babyjubjub';
import { tallyShareContext } from '../protocol/context';
import type { Ciphertext } from '../protocol/elgamal';
import { checkedPair } from './check-claims';
import { allLogs } from './paged-logs';
import type { ChainLog, VerifyPort } from './port';
import {
  type ChainPair,
  eventTopic,
  isBefore,
  ownLogs,
  type Place,
  placeOf,
  type SubmittedShare,
  type TrancheEvents,
} from './read-tranche';
import { proofsIn, type ShareCheck } from './share-proof';
import { type HolderFacts, type StepFacts, StepRefused } from './steps';

type Reader = Pick<VerifyPort, 'income' | 'places'>;

/** A tally key as it was put together from the parts of two holders. */
type ComposedKey = Place & { readonly key: Point; readonly agency: Address; readonly statistics: Address };

/** keccak256(abi.encode(key)), as contracts/gates/SupplementPolicies.sol has it. */
const keyHashOf = (key: ChainPair): Hex => keccak256(encodeAbiParameters([{ type: 'uint256[2]' }], [[key[0], key[1]]]));

/** @throws StepRefused key-unknown; CHAIN_UNAVAILABLE */
async function readKey(
  { scheme, tallyKeyHash, begun }: TrancheEvents,
  { income, places }: Reader,
  signal?: AbortSignal,
): Promise<ComposedKey> {
  const topics = encodeEventTopics({
    abi: tallyAbi,
    eventName: 'KeyComposed',
    args: { scheme, tallyKeyHash },
  }) as Hex[];
  const range = { fromBlock: places.incomeStartBlock, toBlock: begun.block };
  const logs = ownLogs(await allLogs(income, { address: places.tally, topics, ...range }, signal), places.tally);
  const composed = parseEventLogs({ abi: tallyAbi, eventName: 'KeyComposed', logs }).findLast(
    (log) =>
      log.args.tallyKeyHash === tallyKeyHash &&
      log.args.scheme === scheme &&
      isBefore(placeOf(log as unknown as ChainLog), begun),
  );
  if (composed === undefined || keyHashOf(composed.args.key) !== tallyKeyHash) {
    throw new StepRefused('key-unknown', { tallyKeyHash });
  }
  const { key, agency, statistics } = composed.args;
  return { ...placeOf(composed as unknown as ChainLog), key: checkedPair(key), agency, statistics };
}

type RegisteredPart = Place & { readonly part: Point };

/** The part that a holder had registered when the key was composed. @throws StepRefused part-missing */
async function readPart(
  holder: Address,
  key: ComposedKey,
  { income, places }: Reader,
  signal?: AbortSignal,
): Promise<RegisteredPart> {
  const topics = [eventTopic('PartRegistered'), pad(holder.toLowerCase() as Hex)];
  const range = { fromBlock: places.incomeStartBlock, toBlock: key.block };
  const logs = ownLogs(await allLogs(income, { address: places.tally, topics, ...range }, signal), places.tally);
  const registered = parseEventLogs({ abi: tallyAbi, eventName: 'PartRegistered', logs }).findLast(
    (log) => isAddressEqual(log.args.holder, holder) && isBefore(placeOf(log as unknown as ChainLog), key),
  );
  if (registered === undefined) throw new StepRefused('part-missing', { holder });
  return { ...placeOf(registered as unknown as ChainLog), part: checkedPair(registered.args.part) };
}

/** What a proof of `tallyShare` is about. */
type Statement = {
  readonly part: Point;
  readonly share: Point;
  readonly c1: Point;
  readonly holder: Address;
  readonly trancheId: bigint;
};

/** Whether a transaction carries a proof of the statement. */
async function isProvedIn(
  tx: Hash,
  { part, share, c1, holder, trancheId }: Statement,
  { income, places }: Reader,
  check: ShareCheck,
): Promise<boolean> {
  const context = tallyShareContext({ chainId: places.incomeChainId, tally: places.tally, holder, trancheId });
  const input = await income.transactionInput(tx);
  for (const proof of input === null ? [] : proofsIn(input)) {
    if (await check([...part, ...share, ...c1, context], proof)) return true;
  }
  return false;
}

/** The share that a holder gave of this tranche. @throws StepRefused share-missing */
function shareOf(holder: Address, shares: readonly SubmittedShare[]): SubmittedShare {
  const own = shares.filter((share) => isAddressEqual(share.holder, holder));
  const [share] = own;
  if (share === undefined || own.length > 1)
    throw new StepRefused('share-missing', { holder, shares: String(own.length) });
  return share;
}

/**
 * That the shares are those of the two holders of the tranche's key: each holder proved to know the part that it
 * registered (against rogue keys), the parts add up to the key under which the amounts are encrypted, and each share is
 * proved right for that part, this tranche and this sum (S-22).
 * @param sum as it was worked out from the claims
 * @throws StepRefused key-unknown, part-missing, parts-differ, possession-invalid, share-missing, share-invalid
 */
export async function checkShares(
  tranche: TrancheEvents,
  { c1 }: Ciphertext,
  reader: Reader,
  check: ShareCheck,
  signal?: AbortSignal,
): Promise<StepFacts['shares']> {
  const { trancheId, shares } = tranche;
  const key = await readKey(tranche, reader, signal);
  if (isAddressEqual(key.agency, key.statistics) || shares.length !== 2) {
    throw new StepRefused('share-missing', { shares: String(shares.length) });
  }
  const holders: HolderFacts[] = [];
  for (const holder of [key.agency, key.statistics]) {
    signal?.throwIfAborted();
    const registered = await readPart(holder, key, reader, signal);
    const { part } = registered;
    const possession = { part, share: part, c1: BASE8, holder, trancheId: 0n };
    if (!(await isProvedIn(registered.tx, possession, reader, check))) {
      throw new StepRefused('possession-invalid', { holder, tx: registered.tx });
    }
    const given = shareOf(holder, shares);
    const share = checkedPair(given.share);
    if (!(await isProvedIn(given.tx, { part, share, c1, holder, trancheId }, reader, check))) {
      throw new StepRefused('share-invalid', { holder, tx: given.tx });
    }
    holders.push({ holder, part, registeredIn: registered.tx, share, sharedIn: given.tx });
  }
  const [x, y] = holders.map(({ part }) => part).reduce(pointAdd);
  if (x !== key.key[0] || y !== key.key[1])
    throw new StepRefused('parts-differ', { tallyKeyHash: tranche.tallyKeyHash });
  return { tallyKey: key.key, composedIn: key.tx, holders };
}
