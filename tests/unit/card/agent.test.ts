import { afterAll, describe, expect, it } from 'vitest';
import { type CardData, memoryCardStore } from '@/lib/shared/card/card-data';
import { type ClaimInput, openNote, prepareClaim, toClaimRequest } from '@/lib/shared/card/claim';
import { stopProver } from '@/lib/shared/card/groth16';
import type { CardWork } from '@/lib/shared/card/work';
import { eurCents } from '@/lib/shared/domain/cents';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { SUBGROUP_ORDER } from '@/lib/shared/protocol/babyjubjub';
import { hashNote, hashNullifier, hashPayTo } from '@/lib/shared/protocol/hashes';
import {
  AUTOMATIC,
  anna,
  delivered,
  leaf,
  phaseOf,
  portalOf,
  rides,
  start,
  statement,
  stateOf,
  until,
} from './support/agent-run';
import { identityOf, OCTOBER, statementJson } from './support/world';

afterAll(() => stopProver());

describe('the whole month', { timeout: 90_000 }, () => {
  it('A-01 in automatic mode a statement leads to the arrived supplement of 416.46', async () => {
    const portal = portalOf();
    delivered(portal);
    const { agent } = start(portal);
    await until(agent, () => phaseOf(agent) === 'arrived');
    const [claim] = agent.snapshot().claims;
    expect(claim?.amountCents).toBe('41646');
    expect(claim?.timeline.map(({ phase }) => phase)).toEqual([
      'statement-received',
      'proving',
      'sending',
      'sent',
      'accepted',
      'triggered',
      'arrived',
    ]);
    expect(portal.claims).toHaveLength(1);
    expect(portal.collected).toEqual(['item-1', 'item-2']);
    expect(agent.snapshot().messages.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['statement-received', 'supplement-on-its-way', 'supplement-arrived']),
    );
  });

  it('A-02 no request of the claim path names the holder, an income or a person', async () => {
    const portal = portalOf();
    delivered(portal);
    const { agent } = start(portal);
    await until(agent, () => phaseOf(agent) === 'arrived');
    const claimPath = portal.requests.filter(({ path }) => !path.startsWith('/api/mailbox'));
    const text = JSON.stringify(claimPath);
    for (const secret of [String(anna.holder), String(anna.secret), '118000', '41646', anna.keyPair.publicKey]) {
      expect(text).not.toContain(secret);
    }
  });

  it('A-03 in a month above the norm nothing is sent, and the message says so', async () => {
    const portal = portalOf();
    delivered(portal, 160000n);
    const { agent } = start(portal);
    await until(agent, () => agent.snapshot().messages.some(({ kind }) => kind === 'above-norm'));
    expect(agent.snapshot().claims).toEqual([]);
    expect(portal.requests.some(({ path }) => path.startsWith('/api/relay'))).toBe(false);
  });

  it('A-04 one-click waits for the click; without consent or opted out nothing is claimed', async () => {
    const portal = portalOf();
    delivered(portal);
    for (const change of [{ mode: 'one-click' }, { consentGiven: false }, { mode: 'off' }] as const) {
      const { agent } = start(portal, { ...AUTOMATIC, ...change });
      await until(agent, () => phaseOf(agent) === 'confirm-needed');
    }
    expect(portal.claims).toEqual([]);
    const { agent } = start(portal, { ...AUTOMATIC, mode: 'one-click' });
    const stop = new AbortController();
    const running = agent.run(stop.signal);
    await until(agent, () => phaseOf(agent) === 'confirm-needed', false);
    await agent.confirmClaim(OCTOBER);
    await until(agent, () => phaseOf(agent) === 'arrived', false);
    stop.abort(new Error('done'));
    await running.catch(() => undefined);
    expect(portal.claims).toHaveLength(1);
  });

  it('A-05 outside the demo the card waits a random time first', async () => {
    const portal = portalOf(72 * 3600);
    delivered(portal);
    const { agent } = start(portal);
    await until(agent, () => phaseOf(agent) === 'waiting');
    const state = stateOf(agent);
    expect(state?.phase === 'waiting' && state.reason).toBe('delay');
    expect(portal.claims).toEqual([]);
  });

  it('S-12 each proof of the agent has fresh randomness in 1 .. l − 1, whatever bytes it draws', async () => {
    const portal = portalOf();
    delivered(portal);
    // Refused twice after it was proved: the agent proves the same claim again.
    portal.faults.set('/api/relay/claims', ['CLAIM_DEADLINE_PASSED', 'REGISTER_ROOT_STALE']);
    const { work, random } = portal.ports();
    const inputs: ClaimInput[] = [];
    const proveClaim: CardWork['proveClaim'] = (claim, signal) => {
      inputs.push(claim);
      return work.proveClaim(claim, signal);
    };
    // Before each good draw one of 2^251 − 1 and one of 0, both outside the range.
    let draws = 0;
    const awkward = (length: number) => {
      if (length !== 32) return random(length);
      return draws++ % 3 === 2 ? random(length) : new Uint8Array(length).fill(draws % 3 === 1 ? 255 : 0);
    };
    const { agent } = start(portal, AUTOMATIC, { work: { ...work, proveClaim }, random: awkward });
    await until(agent, () => phaseOf(agent) === 'arrived');
    expect(inputs).toHaveLength(3);
    expect(new Set(inputs.map(({ randomness }) => randomness)).size).toBe(3);
    expect(inputs.every(({ randomness: r }) => r > 0n && r < SUBGROUP_ORDER)).toBe(true);
    const claims = inputs.map((input) => prepareClaim(input).unproved);
    expect(new Set(claims.flatMap(({ c1, c2 }) => [String(c1), String(c2)])).size).toBe(6);
    expect(new Set(claims.map(({ nullifier }) => nullifier)).size).toBe(1);
  });

  it('A-09 a proof of anything but the prepared claim is not sent', async () => {
    const portal = portalOf();
    delivered(portal);
    const { work } = portal.ports();
    const proveClaim: CardWork['proveClaim'] = async (claim) => {
      const prepared = prepareClaim(claim);
      const publicSignals = prepared.expected.map((signal, i) => String(i === 1 ? signal + 1n : signal));
      const timings = { prepareMs: 0, artifactsMs: 0, proveMs: 0 };
      return { request: toClaimRequest(prepared, { proof: Array(8).fill('1'), publicSignals }), timings };
    };
    const { agent } = start(portal, AUTOMATIC, { work: { ...work, proveClaim } });
    await until(agent, () => phaseOf(agent) === 'failed');
    expect(stateOf(agent)).toMatchObject({ code: 'PROVING_FAILED' });
    expect(portal.requests.some(({ path }) => path.startsWith('/api/relay'))).toBe(false);
  });
});

describe('trouble', { timeout: 90_000 }, () => {
  it.each([
    ['/api/relay/claims', 'RELAY_UNAVAILABLE'],
    ['/api/relay/claims', 'CHAIN_UNAVAILABLE'],
    ['/api/relay/jobs/job-1', 'DATABASE_UNAVAILABLE'],
    ['/api/notes', 'PORTAL_UNAVAILABLE'],
    ['/api/mailbox', 'PORTAL_UNAVAILABLE'],
    ['/api/policies', 'DATABASE_UNAVAILABLE'],
    ['/api/mailbox/collected', 'DATABASE_UNAVAILABLE'],
  ] as const)('A-10 %s answers %s three times: the claim goes on by itself', async (path, code) => {
    const portal = portalOf();
    delivered(portal);
    portal.faults.set(path, [code, code, code]);
    const { agent } = start(portal);
    await until(agent, () => phaseOf(agent) === 'arrived' && portal.faults.get(path)?.length === 0);
    expect(portal.claims).toHaveLength(1);
  });

  it('A-14 a proof that waits for the relay is not sent once consent is withdrawn', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.faults.set('/api/relay/claims', Array<ErrorCode>(3).fill('RELAY_UNAVAILABLE'));
    const { agent } = start(portal);
    const stop = new AbortController();
    const running = agent.run(stop.signal);
    await until(agent, () => agent.snapshot().claims[0]?.retry?.code === 'RELAY_UNAVAILABLE', false);
    await agent.setConsent(false);
    await until(agent, () => ['confirm-needed', 'arrived'].includes(phaseOf(agent) ?? ''), false);
    expect(portal.claims).toEqual([]);
    await agent.setConsent(true);
    await until(agent, () => phaseOf(agent) === 'arrived', false);
    stop.abort(new Error('done'));
    await running.catch(() => undefined);
    expect(portal.claims).toHaveLength(1);
  });

  it('A-11 a stale root is fetched anew and proved again', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.refuseRoots();
    const { agent } = start(portal);
    const stop = new AbortController();
    const running = agent.run(stop.signal);
    const sent = () => portal.requests.filter(({ path }) => path === '/api/relay/claims').length;
    await until(agent, () => sent() > 1, false);
    portal.acceptRoot();
    await until(agent, () => phaseOf(agent) === 'arrived', false);
    stop.abort(new Error('done'));
    await running.catch(() => undefined);
    const roots = portal.requests.filter(({ path }) => path === '/api/registers');
    expect(roots.length).toBeGreaterThan(1);
    expect(portal.claims).toHaveLength(1);
  });

  it.each(['CLAIM_PROOF_INVALID', 'CLAIM_REFUSED', 'POLICY_UNKNOWN'] as const)(
    'A-12 %s is final, and can be tried again by hand',
    async (code: ErrorCode) => {
      const portal = portalOf();
      delivered(portal);
      portal.faults.set('/api/relay/claims', [code]);
      const { agent } = start(portal);
      await until(agent, () => phaseOf(agent) === 'failed');
      expect(stateOf(agent)).toEqual({ phase: 'failed', code, during: 'sending' });
      await agent.retryClaim(OCTOBER);
      await until(agent, () => phaseOf(agent) === 'arrived');
    },
  );

  it('S-26 a claim that was already made ends at its own note, and is not made twice', async () => {
    const portal = portalOf();
    delivered(portal);
    const first = start(portal);
    await until(first.agent, () => phaseOf(first.agent) === 'arrived');
    // Another browser with the same card: the note is found before anything is proved.
    const second = start(portal);
    await until(second.agent, () => phaseOf(second.agent) === 'arrived');
    expect(portal.requests.filter(({ path }) => path === '/api/relay/claims')).toHaveLength(1);
    // And one that cannot see the note yet is told by the relay.
    portal.state.notesVisible = false;
    const third = start(portal);
    await until(third.agent, () => phaseOf(third.agent) === 'accepted');
    portal.state.notesVisible = true;
    await until(third.agent, () => phaseOf(third.agent) === 'arrived');
    expect(portal.claims).toHaveLength(1);
  });

  it('A-13 a statement with a broken signature and one of another holder are shown as refused and never used', async () => {
    const portal = portalOf();
    portal.deliver('entitlement', leaf);
    const good = statement();
    portal.deliver('income', { ...good, credentialSubject: { ...good.credentialSubject, netCents: '1' } });
    const bram = await identityOf('bram');
    portal.deliver('income', statementJson(rides, { holder: bram.holder, netCents: 1n }));
    portal.deliver('income', { hello: 'world' });
    const { agent } = start(portal);
    await until(agent, () => agent.snapshot().credentials.length === 4 && portal.collected.length > 0);
    const codes = agent.snapshot().credentials.map(({ code }) => code);
    expect(codes.filter((code) => code !== null).sort()).toEqual([
      'CREDENTIAL_MALFORMED',
      'CREDENTIAL_OTHER_HOLDER',
      'CREDENTIAL_SIGNATURE_INVALID',
    ]);
    expect(agent.snapshot().claims).toEqual([]);
    expect(portal.collected).not.toContain('item-2');
  });
});

describe('a closed tab', { timeout: 90_000 }, () => {
  it('A-20 resumes at every phase, and the claim is made once', async () => {
    const portal = portalOf();
    delivered(portal);
    const saved = new Map<string, CardData>();
    const store = memoryCardStore(AUTOMATIC);
    const recording = {
      load: store.load,
      update: async (change: (data: CardData) => CardData) => {
        const data = await store.update(change);
        const phase = data.claims[0]?.state.phase;
        if (phase !== undefined && !saved.has(phase)) saved.set(phase, data);
        return data;
      },
    };
    const { agent } = start(portal, AUTOMATIC, { store: recording });
    await until(agent, () => phaseOf(agent) === 'arrived');
    expect([...saved.keys()]).toEqual([
      'statement-received',
      'proving',
      'sending',
      'sent',
      'accepted',
      'triggered',
      'arrived',
    ]);
    for (const [phase, data] of saved) {
      const resumed = start(portal, data);
      await until(resumed.agent, () => phaseOf(resumed.agent) === 'arrived');
      expect([phase, resumed.agent.snapshot().claims[0]?.amountCents]).toEqual([phase, '41646']);
    }
    expect(portal.claims).toHaveLength(1);
  });

  it('A-21 a note whose amount nobody remembers is opened by trying', () => {
    const nullifier = hashNullifier(anna.secret, 1, OCTOBER);
    const known = { capCents: 60n, hints: [] };
    const portalNote = hashNote(eurCents(37n), hashPayTo(anna.secret, nullifier));
    expect(openNote(anna.secret, nullifier, portalNote, known)).toBe(37n);
    expect(openNote(anna.secret, nullifier, portalNote, { capCents: 36n, hints: [] })).toBeNull();
  });
});
