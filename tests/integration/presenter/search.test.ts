import { concat, encodeFunctionData, erc20Abi, stringToHex, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { database } from '@/lib/server/repositories/database';
import { chainViews } from '@/lib/server/services/presenter/chain-views';
import { personTraces } from '@/lib/server/services/presenter/traces';
import { demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { STANDARD_AMOUNTS_CENTS } from '@/lib/shared/card/money/denominations';
import { leaks, rowChecks, sidesOf, verdictOf } from '@/lib/shared/presenter/row-checks';
import { type SearchedChain, zChainViews, zTraces } from '@/lib/shared/schemas/presenter-chains';
import { naivePayments } from '@/scripts/presenter/naive-payments';
import { holderOf, PW_POLICY } from '@/tests/fixtures/household';
import { enqueueSpend, enqueueTransfer, oneTimeAccount, provedSpend, signedTransfer, unitsOf } from '../helpers/spends';
import { REGION, writer } from '../helpers/stack';
import { testKey } from '../helpers/test-keys';
import { waitUntil } from '../helpers/wait-until';
import { minedJob } from '../helpers/worker';
import { amountText, GRANTED, INCOME_CENTS, PAID, startSearched } from './search-support';

const AMINA = privateKeyToAccount(demoWalletKey('amina', 31339)).address;
/** Of Amina in a month of the story: 1419.46 − (1180.00 − 15% of it). */
const NAIVE_AMOUNT = '€ 416,46';
/** What a payout plan takes of it at once: the largest standard amount. */
const PAID_OUT = STANDARD_AMOUNTS_CENTS.find((amount) => amount <= GRANTED) ?? 0n;

let searched: Awaited<ReturnType<typeof startSearched>>;
const search = (text: string) => searched.search(text);
beforeAll(async () => {
  searched = await startSearched();
});
afterAll(() => searched?.stop());

describe('find this person on the chain', () => {
  it('S-34 finds nothing of a person who was paid: not the name, the income, the card or the account', async () => {
    for (const text of [PAID, 'amina', amountText(INCOME_CENTS), String(holderOf(PAID)), AMINA]) {
      const { onThree, of } = await search(text);
      expect([text, onThree]).toEqual([text, 0]);
      expect(of('income').blocks).toBeGreaterThan(0);
      expect(of('payout').storageWords).toBeGreaterThan(100);
    }
  });

  it('S-34 finds nothing of what was granted: the amount stands in the note and the ciphertext alone', async () => {
    expect(GRANTED).toBeGreaterThan(0n);
    for (const text of [amountText(GRANTED), `€ ${amountText(GRANTED)}`, String(GRANTED), String(unitsOf(GRANTED))]) {
      const { onThree } = await search(text);
      expect([text, onThree]).toEqual([text, 0]);
    }
  });

  it('finds what does stand there: a claim’s own numbers', async () => {
    const { of } = await search(String(searched.claim.nullifier));
    const places = (chain: SearchedChain) => of(chain).hits.map(({ place }) => place);
    expect(places('income')).toEqual(expect.arrayContaining(['transaction', 'event']));
    expect(places('payout')).toEqual(expect.arrayContaining(['transaction', 'event']));
    expect(of('health').hitCount).toBe(0);
  });

  it('names what is public by design: the norms that everybody reads', async () => {
    const { of } = await search('1419,46');
    const { hitCount, designCount, hits } = of('income');
    expect(hitCount).toBeGreaterThan(0);
    expect([designCount, new Set(hits.map(({ design }) => design))]).toEqual([hitCount, new Set(['table'])]);
  });

  it('finds a name, an account and an amount on the chain of plain transfers, with the reason', async () => {
    const byName = (await search('amina bouzid')).of('naive');
    expect(byName.hits[0]).toMatchObject({ place: 'transaction', form: 'text', design: null, member: 'transfer' });
    expect(byName.hits[0]?.excerpt).toContain('Amina Bouzid; 2026-');
    const told = byName.hits.filter(({ place }) => place === 'transaction');
    expect(told.length).toBeGreaterThan(0);
    for (const { cents } of told) expect(BigInt(cents ?? 0)).toBeGreaterThan(0n);
    expect((await search(AMINA)).of('naive').hits.map(({ form }) => form)).toEqual(
      expect.arrayContaining(['bytes', 'mapping']),
    );
    expect((await search(NAIVE_AMOUNT)).of('naive').hitCount).toBeGreaterThan(0);
  });

  it('fills that chain once: a second run sends nothing', async () => {
    const before = await searched.naive.head();
    await searched.fill();
    expect(await searched.naive.head()).toBe(before);
  });

  it('finds a name that somebody writes onto the chain, in any letters, at once', async () => {
    const wallet = writer(searched.stack, 'health', testKey('relay'));
    const hash = await wallet.sendTransaction({
      to: wallet.account.address,
      data: stringToHex('voor HANNA PRINS, juli'),
    });
    await waitUntil('the block', () =>
      searched.stack.chains.health.client.getTransactionReceipt({ hash }).catch(() => null),
    );
    const { of } = await search('Hanna Prins');
    expect(of('health').hits).toMatchObject([{ tx: hash, place: 'transaction', excerpt: 'voor HANNA PRINS, juli' }]);
    expect(of('income').hitCount).toBe(0);
  });

  it('S-34 a name behind a real payment is a find, not a payment that everybody may see', async () => {
    const wallet = writer(searched.stack, 'payout', testKey('relay'));
    const { euroToken } = searched.stack.deployments.payout.contracts;
    const call = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [wallet.account.address, 0n] });
    const hash = await wallet.sendTransaction({ to: euroToken, data: concat([call, stringToHex('Sjoerd de Vos')]) });
    await waitUntil('the block', () =>
      searched.stack.chains.payout.client.getTransactionReceipt({ hash }).catch(() => null),
    );
    const { hits, designCount } = (await search('sjoerd de vos')).of('payout');
    expect(hits).toMatchObject([{ tx: hash, member: 'transfer', form: 'text', design: null }]);
    expect(designCount).toBe(0);
  });

  it('S-34 the cap of a claim is the highest norm that everybody reads, and public by design for that alone', async () => {
    const { capCents } = await database().claimEvent.findFirstOrThrow();
    const { of } = await search(amountText(capCents));
    for (const chain of ['income', 'payout'] as const) {
      const { hits } = of(chain);
      expect(hits.some(({ design }) => design === 'cap')).toBe(true);
      // The pool's reserve is the sum of all caps: here of one.
      const others = hits
        .filter(({ design }) => design === null)
        .map(({ contract, place, reading }) => [contract, place, reading]);
      expect([chain, others]).toEqual([chain, chain === 'income' ? [] : [['payoutPool', 'storage', 'units']]]);
    }
  });

  it('answers within two seconds once it has read the chains', async () => {
    const { result } = await search('Somebody Else');
    expect(result.tookMs).toBeLessThan(2_000);
  });

  it('tells the newest events of each chain in plain fields, and what it keeps', async () => {
    const { chains, silent } = zChainViews.parse(await chainViews(searched.config, new Date()));
    expect([chains.map(({ chain }) => chain), silent]).toEqual([['income', 'health', 'payout', 'naive'], []]);
    const [income, , payout] = chains;
    expect(income?.events.some(({ contract, event }) => contract === 'incomeSupplement' && event === 'Claimed')).toBe(
      true,
    );
    const received = payout?.events.find(({ event }) => event === 'NoteReceived');
    expect(received?.fields).toContainEqual({ name: 'nullifier', value: String(searched.claim.nullifier) });
    expect(income?.facts).toContainEqual({ fact: 'nullifiers', source: 'events', value: '1' });
    expect(payout?.facts).toContainEqual({ fact: 'notes', source: 'events', value: '1' });
  });

  it.each(['Bram', 'Romy', 'Elif'])(
    'PRS-35 %s is found on the plain chain, and said not to be looked for on ours',
    async (name) => {
      const { of, result } = await search(name);
      expect(of('naive').hits[0]?.excerpt).toContain(name);
      const { own } = sidesOf(result);
      const isTooShort = own.some(({ skipped }) => skipped.includes(name));
      expect([name, verdictOf(own)]).toEqual([name, isTooShort ? 'skipped' : 'nothing']);
    },
  );

  it('PRS-37 the plain chain holds exactly what the story’s incomes lead to', async () => {
    const { chains } = await chainViews(searched.config, new Date());
    const facts = chains.find(({ chain }) => chain === 'naive')?.facts;
    expect(facts).toEqual([{ fact: 'transfers', source: 'events', value: String(naivePayments(new Date()).length) }]);
    const excerpts = (await search('Sjoerd de Vos')).of('naive').hits.map(({ excerpt }) => excerpt);
    for (const month of ['2026-06', '2026-07', '2026-09']) expect(excerpts.join()).toContain(month);
    expect(excerpts.join()).not.toContain('2026-08');
  });
});

describe('after a payout', () => {
  beforeAll(async () => {
    const { capCents } = await database().claimEvent.findFirstOrThrow();
    const held = { owner: PAID, amountCents: GRANTED, nonce: searched.claim.nullifier, capCents };
    const { address } = oneTimeAccount('search');
    const spend = await provedSpend({
      notes: [held],
      publicCents: PAID_OUT,
      recipient: address,
      stack: searched.stack,
    });
    await minedJob(await enqueueSpend(spend));
    const transfer = await signedTransfer(searched.stack, 'search', { to: AMINA, units: unitsOf(PAID_OUT) });
    await minedJob(await enqueueTransfer(transfer));
  });

  it('S-34 what was granted is still found nowhere, and neither is what is left of it: standard amounts leave the pool', async () => {
    for (const cents of [GRANTED, GRANTED - PAID_OUT]) {
      const { onThree } = await search(amountText(cents));
      expect([cents, onThree]).toEqual([cents, 0]);
    }
    const { of } = await search(amountText(PAID_OUT));
    expect(of('payout').hits.some(({ design }) => design === 'payment')).toBe(true);
    expect(of('income').hitCount).toBe(0);
  });

  it('PRS-34 the account is found as that of a payment, by design, and not as nothing', async () => {
    const { of, result } = await search(AMINA);
    expect(of('payout').hits[0]).toMatchObject({
      place: 'event',
      member: 'Transfer',
      design: 'payment',
      isPayee: true,
    });
    expect(of('income').hitCount + of('health').hitCount).toBe(0);
    expect([leaks(result), verdictOf(sidesOf(result).own)]).toEqual([0, 'payment']);
  });

  it('PRS-33 a person is looked for by name, account and card; the card’s number is found when it stands there, and not told', async () => {
    const db = database();
    const holder = String(holderOf('amina'));
    const traces = async () => zTraces.parse(await personTraces('amina', { config: searched.config, db }));
    await db.person.create({ data: { id: 'amina', displayName: 'Amina Bouzid', story: 'driver' } });
    expect((await traces()).holder).toBeNull();
    await db.card.create({ data: { personId: 'amina', holder, encryptionKey: '0x' } });
    const before = await traces();
    expect(JSON.stringify(before)).not.toContain(holder);
    const check = (found: typeof before) => rowChecks({ traces: found, amounts: [], incomes: [] })[0];
    expect(check(before)).toMatchObject({
      ...{ row: 'register', sought: ['name', 'account', 'holder'], holds: true },
      known: expect.arrayContaining(['payment']),
    });

    const wallet = writer(searched.stack, 'income', testKey('relay'));
    const data = toHex(holderOf('amina'), { size: 32 });
    const hash = await wallet.sendTransaction({ to: wallet.account.address, data });
    await waitUntil('the block', () =>
      searched.stack.chains.income.client.getTransactionReceipt({ hash }).catch(() => null),
    );
    const after = await traces();
    expect([check(after)?.holds, JSON.stringify(after).includes(holder)]).toEqual([false, false]);
    await expect(personTraces('nobody', { config: searched.config, db })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('PRS-43 what contracts keep is read from them, and what was counted from events says so', async () => {
    const { chains } = zChainViews.parse(await chainViews(searched.config, new Date()));
    const fact = (chain: SearchedChain, name: string) =>
      chains.find((one) => one.chain === chain)?.facts.find((one) => one.fact === name);
    const { income, health, payout } = searched.stack.deployments;
    const pool = { address: payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
    const { client } = searched.stack.chains.payout;
    const [, size, , root] = await client.readContract({ ...pool, functionName: 'currentTree' });
    expect(fact('payout', 'leaves')).toEqual({ fact: 'leaves', source: 'storage', value: String(size) });
    expect(fact('payout', 'poolRoot')?.value).toBe(toHex(root, { size: 32 }));
    const spent = { fact: 'spendNullifiers', source: 'events', value: '2' };
    expect(fact('payout', 'spendNullifiers')).toEqual(spent);
    const policies = await searched.stack.chains.health.client.readContract({
      ...{ address: health.contracts.asbestosAdvance, abi: asbestosAdvanceAbi, functionName: 'policyCount' },
    });
    expect(fact('health', 'policies')).toEqual({ fact: 'policies', source: 'storage', value: String(policies) });
    expect(fact('income', 'policies')?.source).toBe('events');
    const current = await searched.stack.chains.income.client.readContract({
      ...{ address: income.contracts.registerRoots, abi: registerRootsAbi, functionName: 'currentRoot' },
      args: [PW_POLICY.scheme, REGION],
    });
    const registerRoot = { fact: 'registerRoot', source: 'storage', value: toHex(current, { size: 32 }) };
    expect(fact('income', 'registerRoot')).toEqual(registerRoot);
  });

  it('names a chain that does not answer, and shows the others', async () => {
    await searched.naive.stop();
    const { chains, silent } = await chainViews(searched.config, new Date());
    expect([chains.length, silent]).toEqual([3, ['naive']]);
  });
});
