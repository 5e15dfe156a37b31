import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as decideRoute } from '@/app/api/policies-desk/advance/proposals/[id]/decision/route';
import { POST as proposeRoute } from '@/app/api/policies-desk/advance/proposals/route';
import { GET as deskRoute } from '@/app/api/policies-desk/advance/route';
import { POST as decideNormsRoute } from '@/app/api/policies-desk/proposals/[id]/decision/route';
import { findAdvanceProposal } from '@/lib/server/repositories/advance-proposals';
import { addMonths, periodOf } from '@/lib/shared/domain/period';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { advancePolicies } from '@/lib/shared/rules/tas/pack';
import {
  type AdvancePolicyDesk,
  type AdvanceProposalView,
  zAdvancePolicyDesk,
  zAdvanceProposal,
} from '@/lib/shared/schemas/advance-policies-api';
import { type Answer, call, citizenCookie, type Portal, staffCookie, startPortal } from '../helpers/portal';

const SVB = 'medewerker@svb.example';
const COLLEAGUE = 'collega@svb.example';
const OTHERS = ['medewerker@uwv.example', 'beleid@voorbeeldstad.example', 'panel@ias.example'];

let portal: Portal;
let lastLine = 0n;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  portal = await startPortal();
  const data = { email: COLLEAGUE, name: 'Collega SVB', passwordHash: 'none', role: 'svb' };
  await portal.db.staffAccount.create({ data });
  for (const email of [SVB, COLLEAGUE, ...OTHERS]) cookies[email] = await staffCookie(email, portal.db);
  cookies.citizen = await citizenCookie('amina');
});
afterAll(() => portal.stop());

const TABLES = advancePolicies(BASE8);
const FIRST_BLOCK_SEC = 1_790_000_000;

/** Puts a publication into the index, as the indexer would. @param index place in the tables, from 0 */
async function publish(index: number, chain = 'health'): Promise<void> {
  const table = TABLES[index];
  if (!table) throw new Error(`The pack has no row ${index}.`);
  await portal.db.advancePolicyEvent.create({
    data: {
      chain,
      blockNumber: BigInt(10 + index),
      logIndex: 0,
      txHash: `0x${String(index).padStart(64, '0')}`,
      timestampSec: BigInt(FIRST_BLOCK_SEC + index),
      policyId: index + 1,
      policy: {
        policyId: index + 1,
        scheme: table.scheme,
        nullifierClass: table.nullifierClass,
        specialism: table.specialism,
        amountCents: table.amountCents.toString(),
        codes: [...table.codes],
        panelKey: table.panelKey.map(String),
        policyHash: hashAdvancePolicy(table).toString(),
        startsAtSec: Number(table.startsAtSec),
      },
    },
  });
}

beforeEach(async () => {
  await portal.db.policyProposal.deleteMany();
  await portal.db.advancePolicyEvent.deleteMany();
  // Nothing is ever removed from the log: a test reads what it added.
  lastLine = (await portal.db.auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
});

const desk = async (who = SVB): Promise<AdvancePolicyDesk> =>
  zAdvancePolicyDesk.parse((await call(deskRoute, { cookie: cookies[who] })).body);
const NEXT = addMonths(periodOf(new Date()), 1);
const request = (amount = '26100,00', changes: object = {}) => ({
  fromPeriod: NEXT,
  amount,
  confirmed: [],
  ...changes,
});
const propose = (json: unknown, who = SVB) => call(proposeRoute, { method: 'POST', cookie: cookies[who], json });
const decide = (id: string, json: unknown, who = COLLEAGUE) =>
  call(decideRoute, { method: 'POST', cookie: cookies[who], json, params: { id } });
const approve = { decision: 'approve', confirmed: [] };
const lines = () => portal.db.auditEvent.findMany({ where: { id: { gt: lastLine } }, orderBy: { id: 'asc' } });
const actions = async () => (await lines()).map(({ action, role }) => `${role} ${action}`);

async function proposed(): Promise<AdvanceProposalView> {
  for (const index of TABLES.keys()) await publish(index);
  const answer = await propose(request());
  expect([answer.status, answer.code]).toEqual([201, undefined]);
  return zAdvanceProposal.parse(answer.body);
}
const codesOf = (answers: readonly Answer[]) => answers.map(({ code, status }) => code ?? status);

describe('SVB’s desk for the policy of the lump sum', () => {
  test('POL-97 the desk tells every publication as the chain has it, newest first, each until the next one starts', async () => {
    for (const index of TABLES.keys()) await publish(index);
    const { publications } = await desk();
    expect(publications.map(({ policyId }) => policyId)).toEqual([4, 3, 2, 1]);
    const newest = TABLES[3];
    if (!newest) throw new Error('The pack has four rows.');
    expect(publications[0]).toEqual({
      policyId: 4,
      scheme: 3,
      nullifierClass: 2,
      specialism: newest.specialism,
      amountCents: newest.amountCents,
      codes: [...newest.codes],
      panelKey: [...BASE8],
      policyHash: hashAdvancePolicy(newest),
      startsAtSec: Number(newest.startsAtSec),
      endsAtSec: null,
      publishedAtSec: FIRST_BLOCK_SEC + 3,
      blockNumber: 13,
      txHash: `0x${'3'.padStart(64, '0')}`,
      decidedBy: null,
    });
    expect(publications.map(({ endsAtSec }) => endsAtSec)).toEqual([
      null,
      ...[3, 2, 1].map((index) => Number(TABLES[index]?.startsAtSec)),
    ]);
  });

  test('POL-98 before the index has a policy the desk is empty, and there is nothing to follow', async () => {
    await publish(0, 'elsewhere');
    expect(await desk()).toMatchObject({ publications: [], proposals: [], poolLimitCents: null, indexedUntilSec: 0 });
    expect((await propose(request())).code).toBe('CHAIN_UNAVAILABLE');
  });

  test('S-29 for others there is no such desk, and that staff asked for it is in the log', async () => {
    for (const who of [...OTHERS, 'citizen']) {
      const answer = await call(deskRoute, { cookie: cookies[who] });
      expect([who, answer.status, answer.code]).toEqual([who, 404, 'NOT_FOUND']);
    }
    expect((await call(deskRoute)).code).toBe('SIGN_IN_REQUIRED');
    expect(await actions()).toEqual(['uwv', 'caseworker', 'panel'].map((role) => `${role} access.refused`));
  });
});

describe('proposing another amount', () => {
  test('POL-110 a proposal waits for a colleague; nothing is in force by it', async () => {
    const { id } = await proposed();
    const seen = await desk(COLLEAGUE);
    expect(seen.publications).toHaveLength(TABLES.length);
    expect(seen.proposals).toMatchObject([
      {
        id,
        status: 'proposed',
        isOwn: false,
        amountCents: 2_610_000n,
        fromPeriod: NEXT,
        proposerName: 'Medewerker SVB',
      },
    ]);
    const [line] = await lines();
    expect(line).toMatchObject({ action: 'policy.proposed', subject: id, data: { scheme: 3, fromPeriod: NEXT } });
    expect((await propose(request('26200'), COLLEAGUE)).code).toBe('POLICY_CHANGE_OPEN');
  });

  test('POL-111 the server judges by the rules of the form, whatever the form let through', async () => {
    for (const index of TABLES.keys()) await publish(index);
    const now = periodOf(new Date());
    const answers = await Promise.all(
      [
        request('-1'),
        request('0'),
        request('25679,00'),
        request('26100', { fromPeriod: now }),
        request('26100', { fromPeriod: addMonths(now, 13) }),
        request('25000,00'),
        request('29000,00'),
        request('26100', { scheme: 1 }),
      ].map((json) => propose(json)),
    );
    expect(codesOf(answers)).toEqual([
      ...[
        'AMOUNT_NEGATIVE',
        'POLICY_NO_AMOUNT',
        'POLICY_UNCHANGED',
        'POLICY_PERIOD_NOT_FUTURE',
        'POLICY_START_TOO_FAR',
      ],
      ...['POLICY_UNUSUAL_UNCONFIRMED', 'POLICY_UNUSUAL_UNCONFIRMED', 'INPUT_MALFORMED'],
    ]);
    expect(await portal.db.policyProposal.count()).toBe(0);
    const lower = request('25000,00', { confirmed: ['amount-lower'] });
    expect((await propose(lower)).status).toBe(201);
  });
});

describe('deciding', () => {
  test('S-30 who proposed does not approve, and the attempt is in the log', async () => {
    const { id } = await proposed();
    expect((await decide(id, approve, SVB)).code).toBe('POLICY_SAME_PERSON');
    expect((await decide(id, { decision: 'reject', reason: 'not-agreed' }, SVB)).code).toBe('POLICY_SAME_PERSON');
    expect(await actions()).toEqual(['svb policy.proposed', 'svb access.refused']);
    expect((await desk()).proposals[0]?.status).toBe('proposed');
  });

  test('POL-112 an approval fixes the whole table as it stands', async () => {
    const { id } = await proposed();
    expect((await decide(id, approve)).status).toBe(200);
    const row = await findAdvanceProposal(id, portal.db);
    const { nullifierClass, specialism, codes, panelKey } = TABLES.at(-1) ?? {};
    expect(row).toMatchObject({ status: 'approved', rest: { nullifierClass, specialism, codes, panelKey } });
    expect(await actions()).toEqual(['svb policy.proposed', 'svb policy.approved']);
  });

  test('S-30 of two answers at the same moment one counts', async () => {
    const { id } = await proposed();
    const answers = await Promise.all([decide(id, approve), decide(id, { decision: 'reject', reason: 'not-agreed' })]);
    expect(codesOf(answers).sort()).toEqual([200, 'POLICY_DECIDED']);
  });

  test('POL-113 what fell is confirmed once more by who approves', async () => {
    for (const index of TABLES.keys()) await publish(index);
    const lower = await propose(request('25000,00', { confirmed: ['amount-lower'] }));
    const { id } = zAdvanceProposal.parse(lower.body);
    expect((await decide(id, approve)).code).toBe('POLICY_UNUSUAL_UNCONFIRMED');
    expect((await decide(id, { ...approve, confirmed: ['amount-lower'] })).status).toBe(200);
  });

  test('POL-114 a policy that was recorded meanwhile and starts later stops the approval', async () => {
    const { id } = await proposed();
    const [last] = await portal.db.advancePolicyEvent.findMany({ orderBy: { policyId: 'desc' }, take: 1 });
    const policy = { ...(last?.policy as object), policyId: 5, startsAtSec: Date.UTC(2099, 0, 1) / 1000 };
    await portal.db.advancePolicyEvent.create({
      data: { chain: 'health', blockNumber: 99n, logIndex: 0, txHash: '0x9', timestampSec: 1n, policyId: 5, policy },
    });
    expect((await decide(id, approve)).code).toBe('POLICY_NOT_AFTER_LAST');
    expect((await decide(id, { decision: 'reject', reason: 'months-wrong' })).status).toBe(200);
  });

  test('POL-115 the proposer takes it back; a colleague cannot', async () => {
    const { id } = await proposed();
    expect((await decide(id, { decision: 'withdraw' })).code).toBe('POLICY_NOT_PROPOSER');
    expect((await decide(id, { decision: 'withdraw' }, SVB)).status).toBe(200);
    expect((await decide(id, approve)).code).toBe('POLICY_DECIDED');
    expect((await propose(request('26200'))).status).toBe(201);
  });

  test('S-29 a proposal of the lump sum does not exist at the desk of norms, nor one of norms here', async () => {
    const { id } = await proposed();
    const norms = await portal.db.policyProposal.create({
      data: { scheme: 2, fromPeriod: NEXT, months: 1, table: {}, proposerId: 'x', proposerName: 'X' },
    });
    const uwv = { method: 'POST', cookie: cookies['medewerker@uwv.example'], json: approve } as const;
    expect((await call(decideNormsRoute, { ...uwv, params: { id } })).code).toBe('NOT_FOUND');
    expect((await decide(norms.id, approve)).code).toBe('NOT_FOUND');
    expect(await actions()).toEqual(['svb policy.proposed', 'uwv access.refused', 'svb access.refused']);
  });

  test('POL-116 the history names who decided, once the chain has exactly their table', async () => {
    const { id } = await proposed();
    expect((await decide(id, approve)).status).toBe(200);
    const row = await findAdvanceProposal(id, portal.db);
    if (!row?.rest) throw new Error('Its table is not fixed.');
    const [last] = await portal.db.advancePolicyEvent.findMany({ orderBy: { policyId: 'desc' }, take: 1 });
    const table = { scheme: 3, ...row.rest, amountCents: row.amountCents };
    const policy = {
      ...(last?.policy as object),
      policyId: 5,
      amountCents: row.amountCents.toString(),
      policyHash: hashAdvancePolicy(table).toString(),
      startsAtSec: Date.UTC(Math.floor(NEXT / 100), (NEXT % 100) - 1, 1) / 1000,
    };
    await portal.db.advancePolicyEvent.create({
      data: { chain: 'health', blockNumber: 99n, logIndex: 0, txHash: '0x9', timestampSec: 1n, policyId: 5, policy },
    });
    const { publications } = await desk();
    expect(publications.map(({ decidedBy }) => decidedBy)).toEqual([
      { proposalId: id, proposerName: 'Medewerker SVB', deciderName: 'Collega SVB' },
      ...[null, null, null, null],
    ]);
  });
});
