// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InternalLeanIMT, LeanIMTData} from "@zk-kit/lean-imt.sol/InternalLeanIMT.sol";
import {INoteTree} from "../interfaces/INoteTree.sol";

/// @dev When a tree is full the next begins; leaves are unique over all trees and roots never expire.
abstract contract NoteTree is INoteTree {
    using InternalLeanIMT for LeanIMTData;

    uint256 private immutable _capacity;

    LeanIMTData[] private _trees;
    mapping(uint256 root => bool) private _knownRoots;

    /// @param maxDepth 26 for circuit `spend`
    constructor(uint256 maxDepth) {
        _capacity = 1 << maxDepth;
        _trees.push();
    }

    /// @inheritdoc INoteTree
    function isKnownRoot(uint256 root) external view returns (bool) {
        return _knownRoots[root];
    }

    /// @inheritdoc INoteTree
    function hasLeaf(uint256 leaf) external view returns (bool) {
        return _hasLeaf(leaf);
    }

    /// @inheritdoc INoteTree
    function currentTree() external view returns (uint32 treeIndex, uint64 size, uint256 depth, uint256 root) {
        uint256 last = _trees.length - 1;
        LeanIMTData storage tree = _trees[last];
        // Casts: a tree holds at most 2^26 leaves; 2^32 trees cannot be filled.
        return (uint32(last), uint64(tree.size), tree.depth, tree._root());
    }

    /// @dev PRE leaf is a non-zero field element and not in a tree. Enforced: PayoutPool._rejection.
    function _append(uint256 leaf) internal returns (uint32 treeIndex, uint64 leafIndex, uint256 root) {
        if (_trees[_trees.length - 1].size == _capacity) _trees.push();
        uint256 last = _trees.length - 1;
        LeanIMTData storage tree = _trees[last];
        // Casts: as in currentTree.
        treeIndex = uint32(last);
        leafIndex = uint64(tree.size);
        root = tree._insert(leaf);
        _knownRoots[root] = true;
    }

    /// @dev A tree takes 67 million notes: there are never many trees.
    function _hasLeaf(uint256 leaf) internal view returns (bool) {
        for (uint256 i = 0; i < _trees.length; ++i) {
            if (_trees[i]._has(leaf)) return true;
        }
        return false;
    }
}
