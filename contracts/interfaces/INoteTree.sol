// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title The pool's notes: Lean incremental Merkle trees, one after the other.
interface INoteTree {
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
