import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RuntimeConfig } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { publicationLeaves } from '@/lib/server/repositories/register-publication';
import { searchChains } from '@/lib/server/services/presenter/search';
import { eurCents } from '@/lib/shared/domain/cents';
import { SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import { type SearchedChain, zSearchResult } from '@/lib/shared/schemas/presenter-chains';
import { PW_POLICY } from '@/tests/fixtures/household';
import { Anvil } from '../helpers/anvil';
import { enqueueClaim, provedClaim, testLeaf } from '../helpers/claims';
import { enrol, REGION, startStack } from '../helpers/stack';
import { waitUntil } from '../helpers/wait-until';
import { startWorkerHere } from '../helpers/worker';

const NAIVE_CHAIN_ID = 31340;
const MNEMONIC = 'test test test test test test test test test test test junk';
const TSX = ['--conditions=react-server', '--import', 'tsx', 'scripts/presenter/naive.ts'];

/** Who was paid, by the test register's agency. */
export const PAID = 'Amina Bouzid';
export const INCOME_CENTS = 118_037n;
/** What the claim was worth: in its note and in its ciphertext, and nowhere else. */
export const GRANTED = SUPPLEMENT_PACKS.pw.evaluate({
  ...{ period: PW_POLICY.period, policy: PW_POLICY, ...testLeaf(PAID) },
  earnings: [{ grossCents: eurCents(0n), netCents: eurCents(INCOME_CENTS), issuerName: '', of: 'self' }],
}).breakdown.supplementCents;

/** As people type it. */
export const amountText = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;

/** Three chains on which one claim was paid, and the one of plain transfers, filled. */
export async function startSearched() {
  const [stack, naive] = await Promise.all([startStack(), Anvil.start(NAIVE_CHAIN_ID)]);
  const config: RuntimeConfig = { ...stack.config, naiveRpcUrl: naive.rpcUrl };
  const worker = startWorkerHere(stack);
  await worker.ready;
  await enrol([PAID, 'Hanna Prins']);
  const leaves = await waitUntil('the register', async () => {
    const row = await database().registerRoot.findFirst({ where: { region: REGION }, orderBy: { createdAt: 'desc' } });
    const found = row?.status === 'published' ? await publicationLeaves(row) : [];
    return found.length === 3 && found;
  });
  const { income, payout } = stack.deployments;
  const claim = await provedClaim({ leaves, income, payout, name: PAID, netCents: INCOME_CENTS });
  await enqueueClaim(claim);
  await waitUntil('the note', () => database().noteEvent.findFirst({ where: { nullifier: String(claim.nullifier) } }));
  const fill = () =>
    promisify(execFile)(process.execPath, TSX, {
      env: { ...process.env, NAIVE_RPC_URL: naive.rpcUrl, CHAIN_MNEMONIC: MNEMONIC },
    });
  await fill();
  return {
    ...{ stack, naive, config, claim, fill },
    /** Everything that a text is found in, in all and by chain. */
    async search(text: string) {
      const result = zSearchResult.parse(await searchChains(text, config));
      const of = (chain: SearchedChain) => {
        const found = result.chains.find((searched) => searched.chain === chain);
        if (!found) throw new Error(`${chain} was not searched`);
        return found;
      };
      const three = ['income', 'health', 'payout'] as const;
      return { result, of, onThree: three.reduce((sum, chain) => sum + of(chain).hitCount, 0) };
    },
    async stop() {
      await worker.stop();
      await Promise.all([stack.stop(), naive.stop()]);
    },
  };
}
