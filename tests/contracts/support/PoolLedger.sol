// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {SpendContext} from "../../../contracts/libraries/SpendContext.sol";
import {IPoolSpending} from "../../../contracts/interfaces/IPoolSpending.sol";
import {EuroToken} from "../../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../../contracts/pool/PayoutPool.sol";
import {LedgerVerifier} from "./LedgerVerifier.sol";

/// @dev What is true of a pool, kept beside it: who could prove what, and what everybody is owed.
abstract contract PoolLedger is Test {
    uint32 public constant MAX_CAP = 202_779;
    uint64 public constant DAILY_CAP = 1_000_000;
    uint256 public constant CHAIN = 31_337;
    uint256 internal constant UNITS = 10_000;

    /// @param cap the largest of the caps it was received with
    /// @param insertion number of the insertion that put a leaf with that cap in the tree, 0 = none yet
    struct Note {
        uint32 amount;
        uint32 cap;
        uint32 spends;
        uint64 insertion;
    }

    PayoutPool public pool;
    EuroToken public euro;
    LedgerVerifier public immutable verifier = new LedgerVerifier();
    address internal immutable gateway = makeAddr("gateway");

    uint256[] public notes;
    mapping(uint256 note => Note) public noteOf;
    mapping(uint256 leaf => uint256) private _noteOfLeaf;
    mapping(uint256 leaf => uint32) private _capOfLeaf;
    uint256[] private _waiting;
    uint256 private _firstWaiting;
    uint256[] internal roots;
    mapping(uint256 leaf => bool) private _inTree;

    uint256 public leavesInTree;
    uint256 public capsTaken;
    uint256 public depositsTaken;
    uint256 public paidCents;
    uint256 public freedCents;
    /// @dev Must stay 0: what an honest party was refused, and what a dishonest one got.
    uint256 public refusedHonest;
    uint256 public acceptedDishonest;

    /// @param pool_ whose verifier is this ledger's
    function watch(PayoutPool pool_, EuroToken euro_) external {
        (pool, euro) = (pool_, euro_);
        roots.push(0);
    }

    function noteCount() external view returns (uint256) {
        return notes.length;
    }

    /// @notice What the owners of unspent notes could still take out, euro cents.
    function unspentCents() external view returns (uint256 sum) {
        for (uint256 i = 0; i < notes.length; ++i) {
            Note storage note = noteOf[notes[i]];
            if (note.spends == 0 && note.amount <= note.cap) sum += note.amount;
        }
    }

    /// @notice The most that one note was spent.
    function mostSpends() external view returns (uint256 most) {
        for (uint256 i = 0; i < notes.length; ++i) {
            if (noteOf[notes[i]].spends > most) most = noteOf[notes[i]].spends;
        }
    }

    /// @dev Anyone inserts what waits.
    function _insertNext() internal {
        (uint64 next, uint64 open, uint8 count) = pool.queue();
        uint256 size = next < open ? pool.BATCH_SIZE() : count;
        if (size == 0) return;
        uint256[] memory leaves = new uint256[](size);
        for (uint256 i = 0; i < size; ++i) {
            leaves[i] = _waiting[_firstWaiting + i];
        }
        try pool.insertBatch(leaves) {
            _firstWaiting += size;
            (, , , uint256 root) = pool.currentTree();
            roots.push(root);
            for (uint256 i = 0; i < size; ++i) _stands(leaves[i]);
        } catch {
            ++refusedHonest;
        }
    }

    /// @dev A note was taken and waits for its place. Its amount is what its owner committed to, whatever the cap.
    function _took(uint256 note, uint32 amount, uint32 cap) internal {
        if (noteOf[note].cap == 0) {
            notes.push(note);
            noteOf[note].amount = amount;
        }
        if (cap > noteOf[note].cap) noteOf[note].cap = cap;
        uint256 leaf = _leafOf(note, cap);
        (_noteOfLeaf[leaf], _capOfLeaf[leaf]) = (note, cap);
        _waiting.push(leaf);
    }

    function _stands(uint256 leaf) private {
        if (_inTree[leaf]) return;
        _inTree[leaf] = true;
        ++leavesInTree;
        Note storage note = noteOf[_noteOfLeaf[leaf]];
        // The owner needs a leaf whose cap covers the amount.
        if (note.insertion == 0 && note.amount <= _capOfLeaf[leaf]) note.insertion = uint64(roots.length - 1);
    }

    /// @dev What circuit `spend` proves, where it is true.
    function _prove(IPoolSpending.SpendRequest memory request) internal {
        verifier.prove(
            [
                request.nullifiers[0],
                request.nullifiers[1],
                request.change,
                request.root,
                request.amountCents,
                SpendContext.compute(block.chainid, address(pool), request.recipient, request.deadline)
            ]
        );
    }

    function _leafOf(uint256 note, uint32 cap) internal pure returns (uint256) {
        return PoseidonT4.hash([uint256(12), note, cap]);
    }

    function _nullifierOf(uint256 note) internal pure returns (uint256) {
        return _id("spend", note);
    }

    function _id(string memory label, uint256 seed) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(label, seed))) >> 8;
    }
}
