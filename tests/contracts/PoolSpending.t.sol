// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {ILeafQueue} from "../../contracts/interfaces/ILeafQueue.sol";
import {IPoolSpending} from "../../contracts/interfaces/IPoolSpending.sol";
import {IReserveLedger} from "../../contracts/interfaces/IReserveLedger.sol";
import {ReleaseMessage} from "../../contracts/libraries/ReleaseMessage.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

contract PoolSpendingTest is PoolWorld {
    uint256 private constant RESERVED = (3 * uint256(CAP) + 180_000 + 118_000) * UNITS;

    function setUp() public {
        _createPoolWorld();
        _receiveAll();
        assertEq(pool.reserved(), RESERVED);
    }

    function test_fixtureBelongsToTheVerifyingKey() public {
        bytes memory key = bytes(vm.readFile("public/zk/spend.vkey.json"));
        assertEq(sha256(key), vm.parseJsonBytes32(_spendFixture(), ".verifyingKeySha256"));
    }

    function test_withdrawalPaysAndKeepsTheRest() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        uint256 changeLeaf = _changeLeaf(0);
        uint256 before = euro.balanceOf(address(pool));
        vm.expectEmit(address(pool));
        emit ILeafQueue.LeafQueued(1, changeLeaf);
        vm.expectEmit(address(pool));
        emit IPoolSpending.Spent(
            request.nullifiers[0],
            request.nullifiers[1],
            request.change,
            request.recipient,
            50_000
        );
        vm.prank(makeAddr("relay"));
        pool.spend(request);
        assertEq(euro.balanceOf(request.recipient), 50_000 * UNITS);
        assertEq(euro.balanceOf(address(pool)), before - 50_000 * UNITS);
        assertEq(pool.reserved(), RESERVED - 50_000 * UNITS);
        assertTrue(pool.isSpent(request.nullifiers[0]));
        assertTrue(pool.isSpent(request.nullifiers[1]));
        assertEq(changeLeaf, PoseidonT4.hash([uint256(12), request.change, pool.maxNoteCapCents()]));
    }

    function test_consolidationPaysNobody() public {
        uint256 before = euro.balanceOf(address(pool));
        pool.spend(_spendOf(CONSOLIDATION));
        assertEq(euro.balanceOf(address(pool)), before);
        assertEq(pool.reserved(), RESERVED);
        (, , uint8 waiting) = pool.queue();
        assertEq(waiting, 1);
    }

    function test_changeIsSpentToTheLastCent() public {
        _spendBothAndInsert();
        IPoolSpending.SpendRequest memory last = _spendOf(FROM_CHANGE);
        assertEq(last.amountCents, 37_641);
        pool.spend(last);
        assertEq(euro.balanceOf(last.recipient), 37_641 * UNITS);
        assertEq(pool.reserved(), RESERVED - 87_641 * UNITS);
        // Nothing is left, and nobody sees it.
        (, , uint8 waiting) = pool.queue();
        assertEq(waiting, 1);
    }

    function test_olderRootStaysGood() public {
        _spendBothAndInsert();
        vm.warp(block.timestamp + 30 days);
        IPoolSpending.SpendRequest memory request = _spendOf(NEIGHBOUR_SPEND);
        (, , , uint256 current) = pool.currentTree();
        assertTrue(request.root != current);
        pool.spend(request);
        assertEq(euro.balanceOf(request.recipient), 221_000 * UNITS);
    }

    function test_S20_withdrawalsWorkWhilePaused() public {
        vm.prank(pauser);
        pool.pause();
        test_changeIsSpentToTheLastCent();
    }

    function test_S26_sameNoteToTwoAccounts() public {
        _firstWins(WITHDRAWAL, ELSEWHERE);
    }

    function test_S26_sameNoteToTwoAccountsTheOtherWayRound() public {
        _firstWins(ELSEWHERE, WITHDRAWAL);
    }

    function test_usedNullifierInEitherPlaceIsRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        pool.spend(request);
        IPoolSpending.SpendRequest memory other = _spendOf(NEIGHBOUR_SPEND);
        uint256 own = other.nullifiers[0];
        for (uint256 i = 0; i < 2; ++i) {
            other.nullifiers = [own, request.nullifiers[i]];
            _expectSpent(request.nullifiers[i]);
            pool.spend(other);
            other.nullifiers = [request.nullifiers[i], own];
            _expectSpent(request.nullifiers[i]);
            pool.spend(other);
        }
    }

    function test_oneNoteCannotBeBothInputs() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        request.nullifiers[1] = request.nullifiers[0];
        vm.expectRevert(
            abi.encodeWithSelector(IPoolSpending.PayoutPool__SameNullifier.selector, request.nullifiers[0])
        );
        pool.spend(request);
    }

    function testFuzz_S18_recipientsThatLoseTheMoneyAreRefused(uint8 which) public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        address[3] memory lost = [address(0), address(pool), address(euro)];
        request.recipient = lost[which % 3];
        vm.expectRevert(
            abi.encodeWithSelector(IReserveLedger.PayoutPool__RecipientInvalid.selector, request.recipient)
        );
        pool.spend(request);
    }

    function test_S18_nobodyReceivesNothing() public {
        IPoolSpending.SpendRequest memory request = _spendOf(CONSOLIDATION);
        request.recipient = address(0xCA511);
        vm.expectRevert(
            abi.encodeWithSelector(IReserveLedger.PayoutPool__RecipientInvalid.selector, request.recipient)
        );
        pool.spend(request);
    }

    function testFuzz_S18_lessThanFiveEuroIsRefused(uint32 cents) public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        request.amountCents = uint32(bound(cents, 1, 499));
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolSpending.PayoutPool__AmountTooSmall.selector,
                request.amountCents,
                pool.MIN_WITHDRAWAL_CENTS()
            )
        );
        pool.spend(request);
    }

    function test_S02_otherAmountsAreRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        // What the note holds and one more, and both ends of the range.
        uint32[5] memory amounts = [uint32(500), 49_999, 50_001, 87_642, type(uint32).max];
        for (uint256 i = 0; i < amounts.length; ++i) {
            request.amountCents = amounts[i];
            vm.expectRevert(IPoolSpending.PayoutPool__ProofInvalid.selector);
            pool.spend(request);
        }
        request.amountCents = 0;
        request.recipient = address(0);
        vm.expectRevert(IPoolSpending.PayoutPool__ProofInvalid.selector);
        pool.spend(request);
    }

    function test_deadlineIsTheLastSecond() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        vm.warp(request.deadline + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPoolSpending.PayoutPool__DeadlinePassed.selector,
                request.deadline,
                block.timestamp
            )
        );
        pool.spend(request);
        vm.warp(request.deadline);
        pool.spend(request);
    }

    function test_S04_whatIsNoRootIsRefused() public {
        _deposit(100_000, 77);
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        uint256 waiting = PoseidonT4.hash([uint256(11), 100_000, 77]);
        uint256[3] memory roots = [waiting, _receivedAt(1).leaf, 0];
        for (uint256 i = 0; i < 3; ++i) {
            request.root = roots[i];
            vm.expectRevert(abi.encodeWithSelector(IPoolSpending.PayoutPool__RootUnknown.selector, roots[i]));
            pool.spend(request);
        }
    }

    function test_S20_neverMoreThanIsReserved() public {
        // Colluding validators report the tranche as worthless, and nobody pauses.
        _send(ReleaseMessage(1, 7, 3, 0));
        vm.warp(block.timestamp + RELEASE_DELAY);
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), 298_000 * UNITS);
        _spendBothAndInsert();
        pool.spend(_spendOf(NEIGHBOUR_SPEND));

        // The note is waiting for money that the release gave away; what is free stays.
        uint256 free = euro.balanceOf(address(pool)) - pool.reserved();
        IPoolSpending.SpendRequest memory last = _spendOf(FROM_CHANGE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReserveLedger.PayoutPool__ReserveExceeded.selector,
                27_000 * UNITS,
                37_641 * UNITS
            )
        );
        pool.spend(last);
        assertEq(euro.balanceOf(address(pool)) - pool.reserved(), free);

        _send(_message(1, 11, 12));
        pool.spend(last);
    }

    function test_S23_failedTransferMarksNothing() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        bytes32 before = _stateHash();
        uint256 balance = euro.balanceOf(address(pool));
        deal(address(euro), address(pool), 0);
        vm.expectRevert();
        pool.spend(request);
        assertFalse(pool.isSpent(request.nullifiers[0]));
        deal(address(euro), address(pool), balance);
        assertEq(_stateHash(), before);
        pool.spend(request);
    }

    function _spendBothAndInsert() private {
        pool.spend(_spendOf(WITHDRAWAL));
        pool.spend(_spendOf(CONSOLIDATION));
        uint256[] memory leaves = new uint256[](2);
        (leaves[0], leaves[1]) = (_changeLeaf(0), _changeLeaf(1));
        pool.insertBatch(leaves);
    }

    function _firstWins(string memory first, string memory second) private {
        IPoolSpending.SpendRequest memory winner = _spendOf(first);
        IPoolSpending.SpendRequest memory loser = _spendOf(second);
        assertTrue(winner.proof[0] != loser.proof[0]);
        assertEq(winner.nullifiers[0], loser.nullifiers[0]);
        pool.spend(winner);
        bytes32 before = _stateHash();
        _expectSpent(loser.nullifiers[0]);
        pool.spend(loser);
        assertEq(_stateHash(), before);
        assertEq(euro.balanceOf(loser.recipient), 0);
    }

    function _expectSpent(uint256 nullifier) private {
        vm.expectRevert(abi.encodeWithSelector(IPoolSpending.PayoutPool__NullifierSpent.selector, nullifier));
    }
}
