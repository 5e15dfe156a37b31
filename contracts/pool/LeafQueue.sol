// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {ILeafQueue} from "../interfaces/ILeafQueue.sol";
import {Tags} from "../libraries/Tags.sol";
import {NoteTree} from "./NoteTree.sol";

/// @dev A batch is kept as the hash chain of its number and leaves, in one word; whoever inserts it brings the leaves.
/// The words are written in turn, over those of batches inserted long ago, so that no leaf pays for a new one. While more
/// than `RING` batches wait, each has a word of its own: nothing is overwritten, and nobody is held up.
abstract contract LeafQueue is ILeafQueue, NoteTree {
    /// @notice Leaves of a full batch.
    uint8 public constant BATCH_SIZE = 16;
    uint64 private constant RING = 32;

    uint64 private _nextBatch;
    uint64 private _openBatch;
    uint8 private _openCount;
    /// @dev Whether the open batch has a word of its own, beyond the ring.
    bool private _openSpills;
    mapping(uint256 word => bytes32) private _chains;

    constructor() {
        for (uint256 word = 0; word < RING; ++word) {
            _chains[word] = bytes32(type(uint256).max);
        }
    }

    /// @inheritdoc ILeafQueue
    function insertBatch(uint256[] calldata leaves) external {
        uint64 batch = _nextBatch;
        bytes32 chain = _firstLink(batch);
        for (uint256 i = 0; i < leaves.length; ++i) {
            chain = _link(chain, leaves[i]);
        }
        // The chain holds the batch's number: no other batch's word matches.
        bool isWhole = chain == _chains[_wordOf(batch, false)] || chain == _chains[_wordOf(batch, true)];
        if (leaves.length == 0 || !isWhole) revert PayoutPool__BatchMismatch(batch);
        _nextBatch = batch + 1;
        if (batch == _openBatch) _openNext();
        _insert(leaves);
    }

    /// @inheritdoc ILeafQueue
    function queue() external view returns (uint64 nextBatch, uint64 openBatch, uint8 openCount) {
        return (_nextBatch, _openBatch, _openCount);
    }

    /// @dev Leaf of a note: a tagged hash of three inputs, so that no node of the tree is one (S-04).
    function _leafOf(uint256 note, uint32 capCents) internal pure returns (uint256) {
        return PoseidonT4.hash([Tags.LEAF, note, capCents]);
    }

    /// @param leaf of _leafOf
    function _enqueue(uint256 leaf) internal {
        uint64 batch = _openBatch;
        uint8 count = _openCount;
        uint256 word = _wordOf(batch, _openSpills);
        _chains[word] = _link(count == 0 ? _firstLink(batch) : _chains[word], leaf);
        if (count + 1 < BATCH_SIZE) _openCount = count + 1;
        else _openNext();
        emit LeafQueued(batch, leaf);
    }

    function _openNext() private {
        uint64 batch = _openBatch + 1;
        _openBatch = batch;
        _openCount = 0;
        // No underflow: the open batch is never before the next one to be inserted.
        _openSpills = batch - _nextBatch >= RING;
    }

    function _wordOf(uint64 batch, bool spills) private pure returns (uint256) {
        return spills ? uint256(batch) + RING : batch % RING;
    }

    function _firstLink(uint64 batch) private pure returns (bytes32) {
        return bytes32(uint256(batch));
    }

    function _link(bytes32 chain, uint256 leaf) private pure returns (bytes32) {
        return Hashes.efficientKeccak256(chain, bytes32(leaf));
    }
}
