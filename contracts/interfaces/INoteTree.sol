// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title The pool's notes: Lean incremental Merkle trees, one after the other.
interface INoteTree {
    /// @notice Leaves stand in a tree from here on. What was there already is left out.
    /// @param firstLeafIndex place of the first; the others follow
    /// @param root of the tree after the last of them
    event LeavesInserted(uint32 indexed treeIndex, uint64 firstLeafIndex, uint256 root, uint256[] leaves);

    /// @return whether the root ever was one of the pool's; roots never expire
    function isKnownRoot(uint256 root) external view returns (bool);

    /// @return whether a leaf is in one of the trees
    function hasLeaf(uint256 leaf) external view returns (bool);

    /// @return treeIndex of the tree that takes the next leaf
    /// @return size leaves in it
    /// @return depth its depth now
    /// @return root its root now, 0 while empty
    function currentTree() external view returns (uint32 treeIndex, uint64 size, uint256 depth, uint256 root);
}
