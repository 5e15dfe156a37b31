import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecidingActor } from '@/lib/server/auth/own-register';
import { database } from '@/lib/server/repositories/database';
import { notify } from '@/lib/server/repositories/notifications';
import { publicationLeaves } from '@/lib/server/repositories/register-publication';
import type { RegisterDeps } from '@/lib/server/services/register-desk';
import { addHousehold, changeHousehold, endHousehold } from '@/lib/server/services/register-desk-change';
import { importState, previewImport, startImport } from '@/lib/server/services/register-desk-import';
import { nextPeriod, runningPeriod } from '@/lib/server/services/register-desk-rules';
import type { Worker } from '@/lib/server/worker/worker';
import { addMonths } from '@/lib/shared/domain/period';
import { type EntitlementCredential, zEntitlementCredential } from '@/lib/shared/schemas/credentials';
import { zAddRequest, zChangeRequest } from '@/lib/shared/schemas/register-api';
import { giveCard, type TestCard } from '../helpers/card';
import { enrol, REGION, type Stack, startStack } from '../helpers/stack';
import { waitUntil } from '../helpers/wait-until';
import { expireLeases, publishedLeaves, startWorkerHere, WorkerProcess } from '../helpers/worker';

/** What staff do at the register's desk reaches the chain and the card by itself. */

const ACTOR: DecidingActor = { role: 'caseworker', staffId: 'staff', name: 'Consulent', region: REGION };
let stack: Stack;
let worker: Worker | null = null;
beforeAll(async () => {
  stack = await startStack();
  // The ride platform, and a first place in the register.
  await enrol(['first']);
});
afterAll(async () => {
  await worker?.stop();
  await stack.stop();
});

const deps = (): RegisterDeps => ({ db: database(), now: new Date(), demo: true, issuerKeys: {} });
const running = () => runningPeriod(new Date());
const next = () => nextPeriod(new Date());
const content = () => ({
  ...{ normClass: 'single', disregardClass: 'y', knownBenefit: '', employers: ['rides'], partner: null },
  ...{ validFrom: running(), validUntil: addMonths(next(), 12) },
});
const add = (clientNumber: string) => {
  const person = { kind: 'new', clientNumber, name: `Cliënt ${clientNumber}` };
  return addHousehold(ACTOR, zAddRequest.parse({ ...content(), person }), deps());
};
const change = (id: string, version: number, over: object) =>
  changeHousehold(ACTOR, id, zChangeRequest.parse({ ...content(), validFrom: next(), version, ...over }), deps());

/** The openings that a card got, oldest first, once there are as many. */
const openings = (card: TestCard, personId: string, count: number): Promise<EntitlementCredential[]> =>
  waitUntil(`${count} openings`, async () => {
    const items = await database().mailboxItem.findMany({
      where: { personId, kind: 'entitlement' },
      orderBy: { cursor: 'asc' },
    });
    if (items.length !== count) return null;
    const opened: EntitlementCredential[] = [];
    for (const { enc, ciphertext } of items) {
      const sealed = { enc: enc as `0x${string}`, ciphertext: ciphertext as `0x${string}` };
      opened.push(zEntitlementCredential.parse(await card.openJson({ kind: 'entitlement', sealed })));
    }
    return opened;
  });
/** A turn of the publisher that began after now, as its lease reports it. */
async function publisherLooked(): Promise<void> {
  const since = new Date();
  const look = () => database().jobLease.findUnique({ where: { name: 'registers' } });
  const first = await waitUntil('a turn', async () => {
    const at = (await look())?.lastRunAt;
    return at && at > since && at;
  });
  // That one may have begun before.
  await waitUntil('another turn', async () => ((await look())?.lastRunAt ?? first) > first);
}
const currentRoot = async () =>
  (await database().registerRoot.findFirstOrThrow({ where: { region: REGION }, orderBy: { createdAt: 'desc' } })).root;

describe('the register’s desk and the worker', () => {
  it('RG-100 a household has no leaf before its card is bound; then root and card know it by themselves', async () => {
    worker = startWorkerHere(stack);
    await worker.ready;
    await publishedLeaves(2);
    const { entry } = await add('W-1');
    const before = await currentRoot();
    const { personId } = await database().registerEntry.findUniqueOrThrow({ where: { id: entry.id } });
    // The publisher has looked since: nothing of a household without a card is published.
    await publisherLooked();
    expect(await currentRoot()).toBe(before);

    const card = await giveCard(personId, database());
    await notify('register');
    await publishedLeaves(3);
    expect(await currentRoot()).not.toBe(before);
    const [opening] = await openings(card, personId, 1);
    expect(opening?.credentialSubject).toMatchObject({ leafIndex: 2, normClass: 0, validFromPeriod: running() });

    // A change from the next month on: the present leaf ends, another follows, and the card gets both.
    const changed = await change(entry.id, 1, { normClass: 'shared2' });
    await publishedLeaves(4);
    const [first, present, follower] = await openings(card, personId, 3);
    expect(present).toMatchObject({ id: first?.id, credentialSubject: { leafIndex: 2, validUntilPeriod: running() } });
    expect(follower?.credentialSubject).toMatchObject({ leafIndex: 3, normClass: 2, validFromPeriod: next() });

    // An end from its first month on: the leaf goes with the next root, its place stays empty.
    await endHousehold(ACTOR, changed.entry.id, { from: next(), version: 1 }, deps());
    await waitUntil('an empty place', async () => {
      const row = await database().registerRoot.findFirst({
        where: { region: REGION },
        orderBy: { createdAt: 'desc' },
      });
      return row?.status === 'published' && (await publicationLeaves(row))[3] === 0n;
    });
  });

  it('S-27 a file whose worker is killed half way is taken in by the next one, once each', async () => {
    await worker?.stop();
    worker = null;
    const count = 30_000;
    const header = 'clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers';
    const months = `${running()};${addMonths(next(), 11)}`;
    const rows = Array.from({ length: count }, (_, i) => `F-${i};Cliënt ${i};single;y;;${months};rides`);
    const { id } = await previewImport(ACTOR, { fileName: 'f.csv', csv: [header, ...rows].join('\n') }, deps());
    if (id === null) throw new Error('The file was not good.');
    const doneOf = async () => (await importState(ACTOR, id, deps())).done;
    await expireLeases();
    const mortal = new WorkerProcess(stack);
    await mortal.ready;
    await startImport(ACTOR, id, deps());
    await waitUntil('the first batches', async () => (await doneOf()) > 0, 60_000);
    mortal.kill('SIGKILL');
    await mortal.exited;
    const half = await doneOf();
    expect(half).toBeLessThan(count);
    expect(await database().registerEntry.count({ where: { clientNumber: { startsWith: 'F-' } } })).toBe(half);

    await expireLeases();
    const before = await currentRoot();
    worker = startWorkerHere(stack);
    const done = await waitUntil(
      'the whole file',
      async () => {
        const now = await importState(ACTOR, id, deps());
        return now.state === 'done' && now;
      },
      120_000,
    );
    expect(done).toMatchObject({ done: count, added: count, skipped: [] });
    const people = await database().registerEntry.groupBy({
      by: ['personId'],
      where: { clientNumber: { startsWith: 'F-' } },
    });
    expect(people).toHaveLength(count);
    // No card, no leaf: the register on the chain is as it was, and a new card is still published within seconds.
    expect(await currentRoot()).toBe(before);
    const { entry } = await add('W-2');
    const { personId } = await database().registerEntry.findUniqueOrThrow({ where: { id: entry.id } });
    const card = await giveCard(personId, database());
    await notify('register');
    expect(await openings(card, personId, 1)).toHaveLength(1);
  });
});
