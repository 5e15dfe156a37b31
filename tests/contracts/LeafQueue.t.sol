// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ILeafQueue} from "../../contracts/interfaces/ILeafQueue.sol";
import {LeafQueue} from "../../contracts/pool/LeafQueue.sol";
import {NoteTree} from "../../contracts/pool/NoteTree.sol";

contract OpenLeafQueue is LeafQueue {
    constructor() NoteTree(26) {}

    function enqueue(uint256 leaf) external {
        _enqueue(leaf);
    }
}

contract LeafQueueTest is Test {
    uint256 private constant BATCH = 16;
    uint256 private constant RING = 32;
    OpenLeafQueue private leafQueue;
    uint256 private queued;

    function setUp() public {
        leafQueue = new OpenLeafQueue();
        assertEq(leafQueue.BATCH_SIZE(), BATCH);
    }

    function test_batchesFillAndTheOpenOneIsClosedByInserting() public {
        _enqueue(18);
        _expectQueue(0, 1, 2);
        leafQueue.insertBatch(_leaves(0, 16));
        _expectQueue(1, 1, 2);
        vm.prank(makeAddr("anyone"));
        leafQueue.insertBatch(_leaves(16, 2));
        _expectQueue(2, 2, 0);
        _enqueue(1);
        _expectQueue(2, 2, 1);
        leafQueue.insertBatch(_leaves(18, 1));
        _expectQueue(3, 3, 0);
        (, uint64 size, , ) = leafQueue.currentTree();
        assertEq(size, 19);
    }

    function test_eventsNameTheBatch() public {
        for (uint256 i = 0; i < 17; ++i) {
            vm.expectEmit(address(leafQueue));
            emit ILeafQueue.LeafQueued(uint64(i / BATCH), _leaf(i));
            _enqueue(1);
        }
    }

    function testFuzz_otherLeavesAreRefused(uint256 place, uint256 value) public {
        _enqueue(20);
        uint256[] memory leaves = _leaves(0, 16);
        place = bound(place, 0, 15);
        vm.assume(value != leaves[place]);
        leaves[place] = value;
        _refused(leaves, 0);
    }

    function test_partsAndOtherOrdersAreRefused() public {
        _enqueue(20);
        _refused(_leaves(0, 15), 0);
        _refused(_leaves(0, 17), 0);
        _refused(_leaves(1, 15), 0);
        _refused(new uint256[](0), 0);
        uint256[] memory swapped = _leaves(0, 16);
        (swapped[3], swapped[4]) = (swapped[4], swapped[3]);
        _refused(swapped, 0);
        leafQueue.insertBatch(_leaves(0, 16));
        _refused(_leaves(16, 3), 1);
        _refused(_leaves(16, 5), 1);
    }

    function test_emptyOpenBatchCannotBeInserted() public {
        _refused(new uint256[](0), 0);
        _enqueue(16);
        leafQueue.insertBatch(_leaves(0, 16));
        _refused(new uint256[](0), 1);
    }

    function test_otherBatchesAreRefused() public {
        _enqueue(40);
        _refused(_leaves(16, 16), 0);
        _refused(_leaves(32, 8), 0);
        leafQueue.insertBatch(_leaves(0, 16));
        _refused(_leaves(32, 8), 1);
        // S-26: two inserters at once.
        _refused(_leaves(0, 16), 1);
        leafQueue.insertBatch(_leaves(16, 16));
        leafQueue.insertBatch(_leaves(32, 8));
        _refused(_leaves(32, 8), 3);
    }

    function test_sameLeavesInAnotherTurnAreRefused() public {
        // The words of the ring still hold earlier batches: none of them may be taken for a later one.
        for (uint256 i = 0; i < RING; ++i) {
            leafQueue.enqueue(_leaf(i));
            leafQueue.insertBatch(_leaves(i, 1));
        }
        _expectQueue(32, 32, 0);
        _refused(_leaves(0, 1), 32);
    }

    function test_backlogBeyondTheRingLosesNothing() public {
        uint256 batches = RING + 6;
        _enqueue(batches * BATCH + 3);
        _expectQueue(0, uint64(batches), 3);
        for (uint256 i = 0; i < 3; ++i) {
            leafQueue.insertBatch(_leaves(i * BATCH, BATCH));
        }
        // The open batch keeps its word while the ring gets room.
        _enqueue(13 + 16);
        for (uint256 i = 3; i < batches + 2; ++i) {
            leafQueue.insertBatch(_leaves(i * BATCH, BATCH));
            _refused(_leaves(i * BATCH, BATCH), uint64(i + 1));
        }
        _expectQueue(uint64(batches + 2), uint64(batches + 2), 0);
        (, uint64 size, , ) = leafQueue.currentTree();
        assertEq(size, (batches + 2) * BATCH);
    }

    function testFuzz_everyLeafIsInsertedOnce(uint8[12] memory steps) public {
        uint256 inserted;
        for (uint256 i = 0; i < steps.length; ++i) {
            (uint64 next, uint64 open, uint8 count) = leafQueue.queue();
            if (steps[i] % 3 == 0) {
                uint256 size = next < open ? BATCH : count;
                if (size == 0) continue;
                leafQueue.insertBatch(_leaves(inserted, size));
                inserted += size;
            } else {
                _enqueue(uint256(steps[i]) % 24);
            }
            (, uint64 treeSize, , ) = leafQueue.currentTree();
            assertEq(treeSize, inserted);
        }
        assertLe(inserted, queued);
    }

    function _enqueue(uint256 count) private {
        for (uint256 i = 0; i < count; ++i) {
            leafQueue.enqueue(_leaf(queued++));
        }
    }

    function _expectQueue(uint64 next, uint64 open, uint8 count) private view {
        (uint64 nextBatch, uint64 openBatch, uint8 openCount) = leafQueue.queue();
        assertEq(nextBatch, next);
        assertEq(openBatch, open);
        assertEq(openCount, count);
    }

    function _refused(uint256[] memory leaves, uint64 batch) private {
        vm.expectRevert(abi.encodeWithSelector(ILeafQueue.PayoutPool__BatchMismatch.selector, batch));
        leafQueue.insertBatch(leaves);
    }

    function _leaf(uint256 index) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(index))) >> 8;
    }

    function _leaves(uint256 from, uint256 count) private pure returns (uint256[] memory leaves) {
        leaves = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            leaves[i] = _leaf(from + i);
        }
    }
}
