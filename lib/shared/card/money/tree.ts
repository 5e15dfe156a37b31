import { AppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import { createNoteTree, type NotePath, type NoteTree } from '../../protocol/note-tree';
import { poolHashes } from './fast-hash';
import type { LeafPlace, PoolIndex } from './pool-index';

/**
 * The pool's trees, built from the leaves that stand in the index when a path is first asked for, and grown from there.
 * A wallet that spends nothing hashes nothing.
 */
export function createPoolTrees(index: PoolIndex) {
  const trees = new Map<number, NoteTree>();

  /** @throws NOTE_ROOT_UNKNOWN when the leaves do not lead to the root that the pool published */
  async function grown(treeIndex: number): Promise<NoteTree> {
    const { node } = await poolHashes();
    const known = index.tree(treeIndex);
    if (known === null) throw new AppError('NOTE_ROOT_UNKNOWN');
    const tree = trees.get(treeIndex) ?? createNoteTree([], node);
    trees.set(treeIndex, tree);
    const fresh = known.leaves.slice(tree.size);
    if (fresh.some((leaf) => leaf === undefined)) throw new AppError('NOTE_ROOT_UNKNOWN');
    tree.append(fresh);
    if (tree.root !== known.root) {
      trees.delete(treeIndex);
      throw new AppError('NOTE_ROOT_UNKNOWN');
    }
    return tree;
  }

  return {
    /** Paths under the newest root of their tree. PRE all places lie in one tree. Enforced: pool-work.ts */
    async pathsOf(
      places: readonly LeafPlace[],
    ): Promise<{ readonly root: FieldElement; readonly paths: readonly NotePath[] }> {
      const tree = await grown(places[0]?.treeIndex ?? 0);
      return { root: tree.root, paths: places.map(({ leafIndex }) => tree.pathOf(leafIndex)) };
    },
    clear: (): void => trees.clear(),
  };
}
export type PoolTrees = ReturnType<typeof createPoolTrees>;
