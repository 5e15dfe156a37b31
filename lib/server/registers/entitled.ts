import 'server-only';
import { poolHashes } from '@/lib/shared/card/money/fast-hash';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { ZERO_LEAF } from '@/lib/shared/protocol/merkle';
import {
  type Publication,
  publicationLeaves,
  recordLeavesPublished,
  registerDigests,
  registerEntries,
  untoldEntries,
} from '../repositories/register-publication';
import { entryLeaf, prepareRegister } from './leaves';
import type { Registers } from './publisher';
import { RegisterMemory } from './register-memory';

/** Seals the opening of an entry's published leaf to its holder's mailbox. Idempotent per leaf. */
export type DeliverEntitlement = (entryId: string) => Promise<unknown>;

type Options = { readonly deliver: DeliverEntitlement; readonly clock: () => Date };

/** The registers of entitled households on the income chain. Each holder of a new or changed leaf is told. */
export function entitledRegisters({ deliver, clock }: Options): Registers {
  let memory: Promise<RegisterMemory> | null = null;
  const remembered = (): Promise<RegisterMemory> => {
    memory ??= poolHashes().then(({ node }) => new RegisterMemory(node));
    return memory;
  };
  return {
    digests: registerDigests,
    prepare: async (key, leavesBefore, now) =>
      prepareRegister(key, await registerEntries(key), leavesBefore, now, await remembered()),
    published: (publication) => tellHolders(publication, clock(), deliver),
  };
}

/**
 * Notes which leaf the chain now holds for each entry, then sends its opening to the holder where the mailbox has none of
 * it yet: a crash in between loses nothing. What has changed again since the tree was built is left for the publication
 * that follows.
 */
async function tellHolders(publication: Publication, now: Date, deliver: DeliverEntitlement): Promise<void> {
  const leaves = await publicationLeaves(publication);
  const current = new Set<string>();
  const changed: { entryId: string; leaf: FieldElement }[] = [];
  for (const entry of await registerEntries(publication)) {
    const leaf = entry.leafIndex === null ? undefined : leaves[entry.leafIndex];
    if (leaf === undefined) continue;
    if (leaf !== entry.publishedLeaf) changed.push({ entryId: entry.id, leaf });
    if (leaf !== ZERO_LEAF && leaf === entryLeaf(entry, now)) current.add(entry.id);
  }
  if (changed.length > 0) await recordLeavesPublished(changed);
  for (const entryId of await untoldEntries(publication)) {
    if (current.has(entryId)) await deliver(entryId);
  }
}
