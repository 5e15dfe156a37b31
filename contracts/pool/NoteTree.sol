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
        return _isKnownRoot(root);
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

    /// @dev Appends leaves in their order; one that is there already is left out, and blocks nothing (S-37).
    /// PRE leaves are non-zero field elements. Enforced: LeafQueue._enqueue, which takes hashes only.
    function _insert(uint256[] calldata leaves) internal {
        uint256 from = 0;
        for (uint256 i = 0; i < leaves.length; ++i) {
            if (!_isRepeated(leaves[from:i], leaves[i])) continue;
            _insertRun(leaves[from:i]);
            from = i + 1;
        }
        _insertRun(leaves[from:]);
    }

    function _isKnownRoot(uint256 root) internal view returns (bool) {
        return _knownRoots[root];
    }

    /// @dev A tree takes 67 million notes: there are never many trees.
    function _hasLeaf(uint256 leaf) internal view returns (bool) {
        for (uint256 i = 0; i < _trees.length; ++i) {
            if (_trees[i]._has(leaf)) return true;
        }
        return false;
    }

    /// @dev Fills the tree and goes on in the next. PRE no leaf of the run is in a tree or twice in the run.
    function _insertRun(uint256[] calldata run) private {
        while (run.length > 0) {
            if (_trees[_trees.length - 1].size == _capacity) _trees.push();
            uint256 last = _trees.length - 1;
            LeanIMTData storage tree = _trees[last];
            uint256 first = tree.size;
            uint256 room = _capacity - first;
            uint256 count = run.length < room ? run.length : room;
            uint256 root = tree._insertMany(run[:count]);
            _knownRoots[root] = true;
            // Casts: as in currentTree.
            emit LeavesInserted(uint32(last), uint64(first), root, run[:count]);
            run = run[count:];
        }
    }

    function _isRepeated(uint256[] calldata run, uint256 leaf) private view returns (bool) {
        for (uint256 i = 0; i < run.length; ++i) {
            if (run[i] == leaf) return true;
        }
        return _hasLeaf(leaf);
    }
}
