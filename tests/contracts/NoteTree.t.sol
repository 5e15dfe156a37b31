// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test, Vm} from "forge-std/Test.sol";
import {PoseidonT3} from "poseidon-solidity/PoseidonT3.sol";
import {INoteTree} from "../../contracts/interfaces/INoteTree.sol";
import {NoteTree} from "../../contracts/pool/NoteTree.sol";

contract OpenNoteTree is NoteTree {
    constructor(uint256 maxDepth) NoteTree(maxDepth) {}

    function insert(uint256[] calldata leaves) external {
        _insert(leaves);
    }
}

contract NoteTreeTest is Test {
    function test_fullTreeIsFollowedByTheNext() public {
        // Four leaves a tree: sixty-seven million cannot be inserted in a test.
        OpenNoteTree tree = new OpenNoteTree(2);
        uint256[] memory roots = new uint256[](9);
        for (uint256 i = 0; i < 9; ++i) {
            tree.insert(_leaves(i, 1));
            uint32 current;
            uint64 size;
            (current, size, , roots[i]) = tree.currentTree();
            assertEq(current, i / 4);
            assertEq(size, (i % 4) + 1);
        }
        for (uint256 i = 0; i < 9; ++i) {
            assertTrue(tree.isKnownRoot(roots[i]));
            assertTrue(tree.hasLeaf(_leaf(i)));
        }
        assertFalse(tree.hasLeaf(_leaf(9)));
    }

    function test_batchGoesOnInTheNextTree() public {
        OpenNoteTree tree = new OpenNoteTree(2);
        tree.insert(_leaves(0, 3));
        // First: hashing calls a library, which an expected event must not meet.
        uint256[3] memory roots = [_recompute(0, 4), _recompute(4, 4), _recompute(8, 1)];
        vm.expectEmit(address(tree));
        emit INoteTree.LeavesInserted(0, 3, roots[0], _leaves(3, 1));
        vm.expectEmit(address(tree));
        emit INoteTree.LeavesInserted(1, 0, roots[1], _leaves(4, 4));
        vm.expectEmit(address(tree));
        emit INoteTree.LeavesInserted(2, 0, roots[2], _leaves(8, 1));
        tree.insert(_leaves(3, 6));
        (uint32 current, uint64 size, uint256 depth, uint256 root) = tree.currentTree();
        assertEq(current, 2);
        assertEq(size, 1);
        assertEq(depth, 0);
        assertEq(root, roots[2]);
        assertTrue(tree.isKnownRoot(roots[0]));
        assertTrue(tree.isKnownRoot(roots[1]));
    }

    function test_S37_whatIsThereAlreadyIsLeftOut() public {
        OpenNoteTree tree = new OpenNoteTree(2);
        tree.insert(_leaves(0, 5));
        // One of an older tree, one of this tree, one twice in the batch, one at each end.
        uint256[] memory batch = new uint256[](7);
        (batch[0], batch[1], batch[2], batch[3]) = (_leaf(0), _leaf(5), _leaf(4), _leaf(6));
        (batch[4], batch[5], batch[6]) = (_leaf(6), _leaf(7), _leaf(5));
        tree.insert(batch);
        (uint32 current, uint64 size, , uint256 root) = tree.currentTree();
        assertEq(current, 1);
        assertEq(size, 4);
        assertEq(root, _recompute(4, 4));
    }

    function test_S37_batchOfNothingNewChangesNothing() public {
        OpenNoteTree tree = new OpenNoteTree(26);
        tree.insert(_leaves(0, 3));
        vm.recordLogs();
        tree.insert(_leaves(0, 3));
        assertEq(vm.getRecordedLogs().length, 0);
        (, uint64 size, , uint256 root) = tree.currentTree();
        assertEq(size, 3);
        assertEq(root, _recompute(0, 3));
    }

    function test_S24_rootEqualsTheVector() public {
        string memory json = vm.readFile("tests/fixtures/vectors.json");
        OpenNoteTree tree = new OpenNoteTree(26);
        tree.insert(vm.parseJsonUintArray(json, ".noteTree.leaves"));
        (, , , uint256 root) = tree.currentTree();
        assertEq(root, vm.parseJsonUint(json, ".noteTree.root"));
    }

    function testFuzz_rootEqualsARecomputation(uint8[4] memory counts) public {
        OpenNoteTree tree = new OpenNoteTree(26);
        uint256 size;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 count = bound(counts[i], 1, 16);
            tree.insert(_leaves(size, count));
            size += count;
            (, , , uint256 root) = tree.currentTree();
            assertEq(root, _recompute(0, size));
        }
    }

    function testFuzz_eventsRebuildTheTrees(uint8[4] memory counts, uint8 repeated) public {
        OpenNoteTree tree = new OpenNoteTree(4);
        uint256 size;
        vm.recordLogs();
        for (uint256 i = 0; i < 4; ++i) {
            uint256[] memory batch = _leaves(size, bound(counts[i], 1, 16));
            size += batch.length;
            batch[repeated % batch.length] = _leaf(repeated % 8);
            tree.insert(batch);
        }
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256[] memory sizes = new uint256[](5);
        for (uint256 i = 0; i < logs.length; ++i) {
            uint256 index = uint256(logs[i].topics[1]);
            (uint64 first, uint256 root, uint256[] memory leaves) = abi.decode(
                logs[i].data,
                (uint64, uint256, uint256[])
            );
            assertEq(first, sizes[index], "a gap in the leaves");
            sizes[index] += leaves.length;
            assertLe(sizes[index], 16);
            assertTrue(tree.isKnownRoot(root));
        }
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

    /// @dev Level by level; a lone node moves up unhashed.
    function _recompute(uint256 from, uint256 count) private pure returns (uint256) {
        uint256[] memory level = _leaves(from, count);
        while (level.length > 1) {
            uint256[] memory above = new uint256[]((level.length + 1) / 2);
            for (uint256 i = 0; i < above.length; ++i) {
                bool lone = 2 * i + 1 == level.length;
                above[i] = lone ? level[2 * i] : PoseidonT3.hash([level[2 * i], level[2 * i + 1]]);
            }
            level = above;
        }
        return level[0];
    }
}
