import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as decideRoute } from '@/app/api/policies-desk/proposals/[id]/decision/route';
import { POST as proposeRoute } from '@/app/api/policies-desk/proposals/route';
import { GET as deskRoute } from '@/app/api/policies-desk/route';
import { addMonths } from '@/lib/shared/domain/period';
import {
  type PolicyDesk,
  type PolicyProposalView,
  zPolicyDesk,
  zPolicyProposal,
} from '@/lib/shared/schemas/policies-desk-api';
import { type Answer, call, citizenCookie, type Portal, rowCounts, staffCookie, startPortal } from '../helpers/portal';
import { nextMonth, policyOf, publish, requestOf, thisMonth } from './policy-support';

const PROPOSER = 'beleid@voorbeeldstad.example';
const COLLEAGUE = 'consulent@demodorp.example';
const THIRD = 'consulent@voorbeeldstad.example';
const UWV = 'beleid@uwv.example';

let portal: Portal;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  portal = await startPortal();
  for (const email of [PROPOSER, COLLEAGUE, THIRD, UWV, 'medewerker@uwv.example', 'medewerker@svb.example']) {
    cookies[email] = await staffCookie(email, portal.db);
  }
  cookies.citizen = await citizenCookie('amina');
});
afterAll(() => portal.stop());

beforeEach(async () => {
  await portal.db.policyProposal.deleteMany();
  await portal.db.policyEvent.deleteMany();
  for (const scheme of ['pw', 'tw'] as const) {
    await publish(portal.db, policyOf(scheme, addMonths(thisMonth(), -1)));
    await publish(portal.db, policyOf(scheme, thisMonth()));
  }
});

const propose = (json: unknown, who = PROPOSER) => call(proposeRoute, { method: 'POST', cookie: cookies[who], json });
const decide = (id: string, json: unknown, who: string) =>
  call(decideRoute, { method: 'POST', cookie: cookies[who], json, params: { id } });
const desk = async (who = PROPOSER): Promise<PolicyDesk> =>
  zPolicyDesk.parse((await call(deskRoute, { cookie: cookies[who] })).body);
const approve = { decision: 'approve', confirmed: [] };
const reject = { decision: 'reject', reason: 'amounts-wrong' };
const withdraw = { decision: 'withdraw' };
const lines = async (from: bigint) =>
  (await portal.db.auditEvent.findMany({ where: { id: { gt: from } }, orderBy: { id: 'asc' } })).map(
    ({ action, staffName, role, subject, data }) => ({ action, staffName, role, subject, data }),
  );
const lastLine = async (): Promise<bigint> =>
  (await portal.db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;

async function proposed(): Promise<PolicyProposalView> {
  const answer = await propose(requestOf('pw', { norms: { single: '1430.00' } }));
  expect([answer.status, answer.code]).toEqual([201, undefined]);
  return zPolicyProposal.parse(answer.body);
}
const codes = (answers: readonly Answer[]) => answers.map(({ code, status }) => code ?? status).sort();

describe('reading', () => {
  test('POL-40 the desk shows the tables of the own scheme, from the chain', async () => {
    const pw = await desk();
    expect(pw).toMatchObject({ scheme: 'pw', currentMonth: thisMonth(), region: 9001, poolLimitCents: null });
    expect(pw.publications.map(({ period }) => period)).toEqual([thisMonth(), addMonths(thisMonth(), -1)]);
    expect(pw.publications[0]).toMatchObject({
      basis: 'net',
      origin: { kind: 'start' },
      norms: policyOf('pw', thisMonth()).norms,
    });
    const tw = await desk(UWV);
    expect([tw.scheme, tw.region, tw.publications[0]?.basis]).toEqual(['tw', 0, 'gross']);
  });

  test('S-29 others do not learn that there is such a desk', async () => {
    for (const cookie of [cookies.citizen, cookies['medewerker@svb.example']]) {
      const answers = await Promise.all([
        call(deskRoute, { cookie }),
        call(proposeRoute, { method: 'POST', cookie, json: requestOf('pw') }),
        call(decideRoute, { method: 'POST', cookie, json: approve, params: { id: randomUUID() } }),
      ]);
      expect(codes(answers)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    }
    expect((await call(deskRoute)).code).toBe('SIGN_IN_REQUIRED');
    expect(await portal.db.policyProposal.count()).toBe(0);
  });
});

describe('proposing', () => {
  test('POL-41 a proposal waits for a colleague; nothing is in force by it', async () => {
    const before = await lastLine();
    const proposal = await proposed();
    expect(proposal).toMatchObject({ status: 'proposed', isOwn: true, confirmed: false, fromPeriod: nextMonth() });
    expect(proposal.table.norms[0]).toBe(143_000n);
    const seen = await desk(COLLEAGUE);
    expect(seen.proposals).toMatchObject([
      { id: proposal.id, isOwn: false, proposerName: 'Beleidsmedewerker Voorbeeldstad' },
    ]);
    expect(seen.publications).toHaveLength(2);
    expect(await lines(before)).toEqual([
      {
        action: 'policy.proposed',
        staffName: 'Beleidsmedewerker Voorbeeldstad',
        role: 'caseworker',
        subject: proposal.id,
        data: { scheme: 1, fromPeriod: nextMonth(), months: proposal.months },
      },
    ]);
    // Another agency sees nothing of it.
    expect((await desk(UWV)).proposals).toEqual([]);
  });

  test('S-30 a past month and the current one are refused, whatever the form offers', async () => {
    for (const fromPeriod of [thisMonth(), addMonths(thisMonth(), -1), addMonths(thisMonth(), -12)]) {
      const answer = await propose(requestOf('pw', { fromPeriod, months: 3, norms: { single: '1430' } }));
      expect([answer.status, answer.code]).toEqual([422, 'POLICY_PERIOD_NOT_FUTURE']);
    }
    expect(await portal.db.policyProposal.count()).toBe(0);
  });

  test.each([
    [{ norms: { single: '-1' } }, 'AMOUNT_NEGATIVE', 'norm-single'],
    [{ norms: { single: 'x' } }, 'AMOUNT_NOT_A_NUMBER', 'norm-single'],
    [{ norms: { couple: '42949672,96' } }, 'AMOUNT_OUT_OF_RANGE', 'norm-couple'],
    [{ norms: { couple: '1000000,01' } }, 'POLICY_NORM_TOO_HIGH', 'norm-couple'],
    [{ norms: { castle: '1' } }, 'POLICY_CLASS_UNKNOWN', 'castle'],
    [{ months: 13, norms: { single: '1430' } }, 'POLICY_MONTHS_OUT_OF_RANGE', 'untilPeriod'],
    [{ disregards: { y: { flat: '0', share: '100,01', cap: '1' } } }, 'POLICY_SHARE_OUT_OF_RANGE', 'share-y'],
  ])('POL-42 %j is refused as %s and names the field', async (changes, code, field) => {
    const answer = await propose(requestOf('pw', changes as Parameters<typeof requestOf>[1]));
    expect([answer.status, answer.code, answer.body.error.data.field]).toEqual([422, code, field]);
    expect(await portal.db.policyProposal.count()).toBe(0);
  });

  test('POL-43 what is unusual needs its own confirmation; the others’ does not count', async () => {
    const request = requestOf('pw', { norms: { single: '1400', shared3: '1100' } });
    const ids = ['shared-rises:shared3', 'norm-lower:single', 'norm-much-changed:shared3'];
    const bare = await propose(request);
    expect([bare.status, bare.code, bare.body.error.data.missing]).toEqual([
      422,
      'POLICY_UNUSUAL_UNCONFIRMED',
      ids.join(' '),
    ]);
    const half = await propose({ ...request, confirmed: ids.slice(1) });
    expect(half.body.error.data.missing).toBe(ids[0]);
    const whole = await propose({ ...request, confirmed: ids });
    expect([whole.status, whole.body.confirmed]).toEqual([201, true]);
    // The colleague confirms them once more.
    const id = whole.body.id as string;
    expect((await decide(id, approve, COLLEAGUE)).code).toBe('POLICY_UNUSUAL_UNCONFIRMED');
    expect((await decide(id, { ...approve, confirmed: ids }, COLLEAGUE)).status).toBe(200);
  });

  test('POL-44 one change at a time: of two at the same moment one is taken', async () => {
    const request = requestOf('pw', { norms: { single: '1430' } });
    const answers = await Promise.all([propose(request), propose(request, COLLEAGUE), propose(request, THIRD)]);
    expect(codes(answers)).toEqual([201, 'POLICY_CHANGE_OPEN', 'POLICY_CHANGE_OPEN']);
    expect((await propose(requestOf('tw', { norms: { single: '1680' } }), UWV)).status).toBe(201);
    expect(await portal.db.auditEvent.count({ where: { action: 'policy.proposed', role: 'uwv' } })).toBe(1);
  });

  test('POL-45 a table that all months have already is no change', async () => {
    await publish(portal.db, policyOf('pw', nextMonth()));
    const answer = await propose(requestOf('pw', { months: 1, confirmed: ['replaces-published'] }));
    expect(answer.code).toBe('POLICY_UNCHANGED');
  });

  test.each(['<script>alert(1)</script>', '=1+1', '\u202e1430', '１４３０', ' '.repeat(39), '1430;DROP TABLE'])(
    'S-32 %j for an amount is refused, nothing written',
    async (text) => {
      const before = await rowCounts(portal.db);
      const answer = await propose(requestOf('pw', { norms: { single: text } }));
      expect([answer.status, answer.code]).toEqual([422, 'AMOUNT_NOT_A_NUMBER']);
      expect(answer.text).not.toContain(text.trim() || 'nothing');
      expect(await rowCounts(portal.db)).toEqual(before);
    },
  );

  test('S-32 a class with a hostile name, and a megabyte of digits, are refused', async () => {
    const named = await propose(requestOf('pw', { norms: { '<img src=x>': '1' } }));
    expect(named.code).toBe('POLICY_CLASS_UNKNOWN');
    const long = await propose(requestOf('pw', { norms: { single: '9'.repeat(1_000_000) } }));
    expect(long.code).toBe('INPUT_TOO_LARGE');
    expect((await propose(requestOf('pw', { norms: { single: '9'.repeat(41) } }))).code).toBe('INPUT_MALFORMED');
    expect(await portal.db.policyProposal.count()).toBe(0);
  });
});

describe('deciding', () => {
  test('S-30 the proposer cannot approve or reject; the attempt stands in the audit log', async () => {
    const { id } = await proposed();
    const before = await lastLine();
    expect((await decide(id, approve, PROPOSER)).code).toBe('POLICY_SAME_PERSON');
    expect((await decide(id, reject, PROPOSER)).code).toBe('POLICY_SAME_PERSON');
    expect(await portal.db.policyProposal.findUnique({ where: { id } })).toMatchObject({
      status: 'proposed',
      deciderId: null,
    });
    // Once a minute: nobody fills the log.
    expect(await lines(before)).toMatchObject([
      { action: 'access.refused', data: { path: `/beleid/voorstel/${id}`, method: 'POST' } },
    ]);
  });

  test('S-30 two approvals at once: one counts, with one line in the log', async () => {
    const { id } = await proposed();
    const before = await lastLine();
    const answers = await Promise.all([
      decide(id, approve, COLLEAGUE),
      decide(id, approve, THIRD),
      decide(id, approve, COLLEAGUE),
    ]);
    expect(codes(answers)).toEqual([200, 'POLICY_DECIDED', 'POLICY_DECIDED']);
    expect((await lines(before)).map(({ action }) => action)).toEqual(['policy.approved']);
    const row = await portal.db.policyProposal.findUniqueOrThrow({ where: { id } });
    // The whole table is fixed, the key of the sums with it.
    expect([row.status, row.openKey]).toEqual(['approved', '1']);
    expect(row.table).toMatchObject({ tallyKey: policyOf('pw', thisMonth()).tallyKey.map(String) });
  });

  test('S-30 a proposal that waited until its month began is not approved', async () => {
    const { id } = await proposed();
    await portal.db.policyProposal.update({ where: { id }, data: { fromPeriod: thisMonth() } });
    expect((await decide(id, approve, COLLEAGUE)).code).toBe('POLICY_PERIOD_NOT_FUTURE');
    expect((await decide(id, reject, COLLEAGUE)).status).toBe(200);
  });

  test('S-29 another agency’s proposal does not exist for staff of this one; that they asked is logged', async () => {
    const { id } = await proposed();
    const before = await lastLine();
    const answers = await Promise.all([approve, reject, withdraw].map((decision) => decide(id, decision, UWV)));
    expect(codes(answers)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await lines(before)).toMatchObject([
      { action: 'access.refused', role: 'uwv', data: { path: `/beleid/voorstel/${id}`, method: 'POST' } },
    ]);
    expect((await decide(randomUUID(), approve, UWV)).code).toBe('NOT_FOUND');
    expect((await desk()).proposals[0]?.status).toBe('proposed');
  });

  test('POL-46 a rejection has a reason from the list, and makes room for another proposal', async () => {
    const { id } = await proposed();
    expect((await decide(id, { decision: 'reject' }, COLLEAGUE)).code).toBe('INPUT_MALFORMED');
    expect((await decide(id, { ...reject, reason: 'because' }, COLLEAGUE)).code).toBe('INPUT_MALFORMED');
    const answer = await decide(id, reject, COLLEAGUE);
    expect(answer.body).toMatchObject({
      status: 'rejected',
      reason: 'amounts-wrong',
      deciderName: 'Consulent Demodorp',
    });
    expect((await decide(id, approve, THIRD)).code).toBe('POLICY_DECIDED');
    expect((await decide(id, withdraw, PROPOSER)).code).toBe('POLICY_DECIDED');
    await proposed();
  });

  test('POL-47 only the proposer withdraws, before a decision or after the chain refused', async () => {
    const { id } = await proposed();
    expect((await decide(id, withdraw, COLLEAGUE)).code).toBe('POLICY_NOT_PROPOSER');
    const answers = await Promise.all([decide(id, withdraw, PROPOSER), decide(id, approve, COLLEAGUE)]);
    expect(codes(answers)[0]).toBe(200);
    expect(codes(answers)[1]).toBe('POLICY_DECIDED');
    await portal.db.policyProposal.deleteMany();
    const second = await proposed();
    await decide(second.id, approve, COLLEAGUE);
    expect((await decide(second.id, withdraw, PROPOSER)).code).toBe('POLICY_DECIDED');
    await portal.db.policyProposal.update({
      where: { id: second.id },
      data: { status: 'failed', errorCode: 'POLICY_CHAIN_REFUSED', openKey: null },
    });
    const withdrawn = await decide(second.id, withdraw, PROPOSER);
    // Who had approved it stays on record.
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', deciderName: 'Consulent Demodorp' });
  });

  test('POL-48 without a key of the sums in the index nothing can be approved', async () => {
    const { id } = await proposed();
    await portal.db.policyEvent.deleteMany();
    expect((await decide(id, approve, COLLEAGUE)).code).toBe('CHAIN_UNAVAILABLE');
    await portal.db.tallyKeyEvent.create({
      data: {
        ...{ chain: 'income', blockNumber: 1n, logIndex: 9, txHash: '0x', timestampSec: 1n, scheme: 1 },
        ...{ tallyKeyHash: '0x', keyX: '0', keyY: '1', agency: '0x', statistics: '0x' },
      },
    });
    expect((await decide(id, approve, COLLEAGUE)).status).toBe(200);
    await portal.db.tallyKeyEvent.deleteMany();
  });
});
