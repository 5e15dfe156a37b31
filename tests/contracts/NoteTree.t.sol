// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {PoseidonT3} from "poseidon-solidity/PoseidonT3.sol";
import {NoteTree} from "../../contracts/pool/NoteTree.sol";

/// @dev A tree of four leaves: sixty-seven million cannot be appended in a test.
contract SmallNoteTree is NoteTree {
    constructor() NoteTree(2) {}

    function append(uint256 leaf) external returns (uint32, uint64, uint256) {
        return _append(leaf);
    }
}

contract DeepNoteTree is NoteTree {
    constructor() NoteTree(26) {}

    function append(uint256 leaf) external returns (uint32, uint64, uint256) {
        return _append(leaf);
    }
}

contract NoteTreeTest is Test {
    function test_fullTreeIsFollowedByTheNext() public {
        SmallNoteTree tree = new SmallNoteTree();
        uint256[9] memory roots;
        for (uint256 i = 0; i < 9; ++i) {
            (uint32 treeIndex, uint64 leafIndex, uint256 root) = tree.append(1_000 + i);
            assertEq(treeIndex, i / 4);
            assertEq(leafIndex, i % 4);
            roots[i] = root;
        }
        for (uint256 i = 0; i < 9; ++i) {
            assertTrue(tree.isKnownRoot(roots[i]));
            assertTrue(tree.hasLeaf(1_000 + i));
        }
        assertFalse(tree.hasLeaf(999));
        (uint32 current, uint64 size, uint256 depth, ) = tree.currentTree();
        assertEq(current, 2);
        assertEq(size, 1);
        assertEq(depth, 0);
    }

    function testFuzz_rootEqualsARecomputation(uint8 count) public {
        uint256 leaves = bound(count, 1, 20);
        DeepNoteTree tree = new DeepNoteTree();
        uint256 root;
        for (uint256 i = 0; i < leaves; ++i) {
            (, , root) = tree.append(uint256(keccak256(abi.encode(i))) >> 8);
        }
        assertEq(root, _recompute(leaves));
    }

    /// @dev Level by level; a lone node moves up unhashed.
    function _recompute(uint256 count) private pure returns (uint256) {
        uint256[] memory level = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            level[i] = uint256(keccak256(abi.encode(i))) >> 8;
        }
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
