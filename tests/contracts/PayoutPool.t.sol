// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ERC7786Recipient} from "@openzeppelin/contracts/crosschain/ERC7786Recipient.sol";
import {IERC7786Recipient} from "@openzeppelin/contracts/interfaces/draft-IERC7786.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {ILeafQueue} from "../../contracts/interfaces/ILeafQueue.sol";
import {INoteTree} from "../../contracts/interfaces/INoteTree.sol";
import {IPayoutPool} from "../../contracts/interfaces/IPayoutPool.sol";
import {IReserveLedger} from "../../contracts/interfaces/IReserveLedger.sol";
import {ISpendVerifier} from "../../contracts/interfaces/ISpendVerifier.sol";
import {ClaimMessage, ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

contract PayoutPoolTest is PoolWorld {
    function setUp() public {
        _createPoolWorld();
    }

    function test_strangerCannotAdminister() public {
        address stranger = makeAddr("stranger");
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        pool.enrolGate(CHAIN, address(1), 3, CAP, DAILY);
        vm.expectRevert(refusal);
        pool.setGateLimits(1, CAP, DAILY);
        vm.expectRevert(refusal);
        pool.pause();
        vm.expectRevert(refusal);
        pool.unpause();
        vm.expectRevert(refusal);
        pool.withdrawFree(stranger, 1);
        vm.expectRevert(refusal);
        pool.cancelRelease(1, 7);
        vm.expectRevert(refusal);
        pool.deposit(1, 1);
        vm.stopPrank();
    }

    function test_S21_classBelongsToOneGate() public {
        vm.expectRevert(abi.encodeWithSelector(IPayoutPool.PayoutPool__ClassTaken.selector, 1));
        pool.enrolGate(CHAIN, address(1), 1, CAP, DAILY);
        vm.expectRevert(abi.encodeWithSelector(IPayoutPool.PayoutPool__GateTaken.selector, CHAIN, GATE));
        pool.enrolGate(CHAIN, GATE, 3, CAP, DAILY);
    }

    function test_zeroesAreRefused() public {
        ISpendVerifier verifier = pool.spendVerifier();
        vm.expectRevert(IPayoutPool.PayoutPool__ZeroClass.selector);
        pool.enrolGate(CHAIN, address(1), 0, CAP, DAILY);
        vm.expectRevert(IPayoutPool.PayoutPool__ZeroAddress.selector);
        pool.enrolGate(CHAIN, address(0), 3, CAP, DAILY);
        vm.expectRevert(abi.encodeWithSelector(IPayoutPool.PayoutPool__GateUnknown.selector, 3));
        pool.setGateLimits(3, CAP, DAILY);
        vm.expectRevert(IPayoutPool.PayoutPool__ZeroAddress.selector);
        new PayoutPool(address(manager), address(0), euro, verifier, RELEASE_DELAY);
        vm.expectRevert(IPayoutPool.PayoutPool__ZeroAddress.selector);
        new PayoutPool(address(manager), gateway, euro, ISpendVerifier(address(0)), RELEASE_DELAY);
    }

    function test_S19_otherCallerIsRefused() public {
        bytes memory sender = InteroperableAddress.formatEvmV1(CHAIN, GATE);
        vm.expectRevert(
            abi.encodeWithSelector(
                ERC7786Recipient.ERC7786RecipientUnauthorizedGateway.selector,
                address(this),
                sender
            )
        );
        pool.receiveMessage(0, sender, ClaimMessages.encode(_message(1, 11, 12)));
    }

    function testFuzz_S19_otherSenderIsRefused(uint64 chainId, address sender) public {
        vm.assume(pool.classOf(chainId, sender) == 0);
        vm.expectPartialRevert(ERC7786Recipient.ERC7786RecipientUnauthorizedGateway.selector);
        _send(chainId, sender, ClaimMessages.encode(_message(1, 11, 12)));
    }

    function test_newClaimIsReservedCountedAndQueued() public {
        uint256 leaf = PoseidonT4.hash([uint256(12), 12, CAP]);
        vm.expectEmit(address(pool));
        emit ILeafQueue.LeafQueued(0, leaf);
        vm.expectEmit(address(pool));
        emit IPayoutPool.NoteReceived(1, 11, 12, CAP, 7);
        _send(_message(1, 11, 12));
        assertEq(pool.reserved(), CAP * UNITS);
        assertEq(pool.noteOf(1, 11), 12);
        assertEq(pool.trancheOf(1, 7).count, 1);
        assertEq(pool.trancheOf(1, 7).capSumCents, CAP);
        assertEq(pool.gateOf(1).usedTodayCents, CAP);
        assertFalse(pool.hasLeaf(leaf));
        pool.insertBatch(_one(leaf));
        assertTrue(pool.hasLeaf(leaf));
        assertTrue(pool.isKnownRoot(leaf));
    }

    function test_sameClaimAgainHasNoEffect() public {
        _send(_message(1, 11, 12));
        bytes32 before = _stateHash();
        vm.expectEmit(address(pool));
        emit IPayoutPool.Repeated(1, 11);
        _send(_message(1, 11, 12));
        assertEq(_stateHash(), before);
    }

    function test_otherNoteUnderUsedNullifierIsRejected() public {
        _send(_message(1, 11, 12));
        _expectRejected(_message(1, 11, 13), IPayoutPool.RejectReason.NullifierUsed);
    }

    function test_S21_gateCannotBurnAnotherGatesNullifier() public {
        ClaimMessage memory forged = _message(2, 11, 12);
        _expectRejected(forged, IPayoutPool.RejectReason.ForeignClass);
        _send(CHAIN + 1, OTHER_GATE, ClaimMessages.encode(forged));
        assertEq(pool.noteOf(2, 11), 12);
    }

    function test_classesHaveTheirOwnNullifiers() public {
        _send(_message(1, 11, 12));
        _send(CHAIN + 1, OTHER_GATE, ClaimMessages.encode(_message(2, 11, 13)));
        assertEq(pool.noteOf(1, 11), 12);
        assertEq(pool.noteOf(2, 11), 13);
    }

    function testFuzz_S13_signalOutsideFieldIsRejected(uint256 value, bool inNote) public {
        value = bound(value, Field.ORDER, type(uint256).max);
        ClaimMessage memory message = inNote ? _message(1, 11, value) : _message(1, value, 12);
        _expectRejected(message, IPayoutPool.RejectReason.SignalOutOfField);
    }

    function test_zeroSignalIsRejected() public {
        _expectRejected(_message(1, 11, 0), IPayoutPool.RejectReason.SignalOutOfField);
        _expectRejected(_message(1, 0, 12), IPayoutPool.RejectReason.SignalOutOfField);
    }

    function test_S20_capAboveTheGatesWaitsUntilTheLimitAllowsIt() public {
        ClaimMessage memory message = _message(1, 11, 12);
        message.capCents = CAP + 1;
        bytes32 before = _stateHash();
        vm.expectRevert(abi.encodeWithSelector(IPayoutPool.PayoutPool__CapTooLarge.selector, 1, CAP + 1, CAP));
        _send(message);
        assertEq(_stateHash(), before);
        // It blocks nothing: a claim behind it is taken.
        _send(_message(1, 21, 22));
        pool.setGateLimits(1, CAP + 1, DAILY);
        _send(message);
        assertEq(pool.noteOf(1, 11), 12);
    }

    function test_S37_duplicateLeafAboveTheCapIsConsumed() public {
        _send(_message(1, 11, 12));
        pool.insertBatch(_one(PoseidonT4.hash([uint256(12), 12, CAP])));
        pool.setGateLimits(1, CAP - 1, DAILY);
        // It can never be good, whatever the limit.
        _expectRejected(_message(1, 21, 12), IPayoutPool.RejectReason.DuplicateLeaf);
    }

    function test_rejectReasonsKeepTheirNumbers() public pure {
        assertEq(uint8(IPayoutPool.RejectReason.CapTooLarge), 3);
        assertEq(uint8(IPayoutPool.RejectReason.NullifierUsed), 4);
        assertEq(uint8(IPayoutPool.RejectReason.DuplicateLeaf), 5);
        assertEq(uint8(IPayoutPool.RejectReason.ReleaseDiffers), 6);
    }

    function test_S37_duplicateLeafBlocksNothing() public {
        uint256 leaf = PoseidonT4.hash([uint256(12), 12, CAP]);
        _send(_message(1, 11, 12));
        // Not in the tree yet: it is taken, and left out when its batch is inserted.
        _send(_message(1, 21, 12));
        uint256[] memory both = new uint256[](2);
        (both[0], both[1]) = (leaf, leaf);
        vm.expectEmit(address(pool));
        emit INoteTree.LeavesInserted(0, 0, leaf, _one(leaf));
        pool.insertBatch(both);
        _expectRejected(_message(1, 31, 12), IPayoutPool.RejectReason.DuplicateLeaf);
        _send(_message(1, 41, 42));
        assertEq(pool.noteOf(1, 41), 42);
    }

    function testFuzz_malformedPayloadIsConsumed(bytes calldata payload) public {
        vm.assume(payload.length != 192 && payload.length != 160);
        bytes32 before = _stateHash();
        vm.expectEmit(address(pool));
        emit IPayoutPool.Rejected(1, 0, 0, IPayoutPool.RejectReason.Malformed);
        vm.prank(gateway);
        bytes4 answer = pool.receiveMessage(0, InteroperableAddress.formatEvmV1(CHAIN, GATE), payload);
        assertEq(answer, IERC7786Recipient.receiveMessage.selector);
        assertEq(_stateHash(), before);
    }

    function test_S23_shortPoolTakesTheClaimAfterFunding() public {
        deal(address(euro), address(pool), CAP * UNITS - 1);
        bytes32 before = _stateHash();
        vm.expectRevert(
            abi.encodeWithSelector(
                IReserveLedger.PayoutPool__ReserveShort.selector,
                CAP * UNITS - 1,
                CAP * UNITS
            )
        );
        _send(_message(1, 11, 12));
        assertEq(_stateHash(), before);
        euro.mint(address(pool), 1);
        _send(_message(1, 11, 12));
        assertEq(pool.reserved(), CAP * UNITS);
    }

    function test_S20_dailyCapHoldsAndFreesTheNextDay() public {
        for (uint256 i = 1; i <= 4; ++i) {
            _send(_message(1, 100 + i, 200 + i));
        }
        vm.expectRevert(abi.encodeWithSelector(IPayoutPool.PayoutPool__DailyCapReached.selector, 1, DAILY));
        _send(_message(1, 105, 205));
        // The other gate has its own cap.
        _send(CHAIN + 1, OTHER_GATE, ClaimMessages.encode(_message(2, 105, 206)));
        vm.warp((block.timestamp / 1 days + 1) * 1 days);
        _send(_message(1, 105, 205));
        assertEq(pool.gateOf(1).usedTodayCents, CAP);
    }

    function test_pausedPoolTakesNothing() public {
        vm.prank(pauser);
        pool.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _send(_message(1, 11, 12));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, pauser));
        vm.prank(pauser);
        pool.unpause();
        pool.unpause();
        _send(_message(1, 11, 12));
    }

    function test_rootsNeverExpire() public {
        uint256[4] memory seen;
        for (uint256 i = 0; i < 4; ++i) {
            _send(_message(1, 100 + i, 200 + i));
            pool.insertBatch(_one(PoseidonT4.hash([uint256(12), 200 + i, CAP])));
            (, , , seen[i]) = pool.currentTree();
        }
        vm.warp(block.timestamp + 3650 days);
        for (uint256 i = 0; i < 4; ++i) {
            assertTrue(pool.isKnownRoot(seen[i]));
        }
        assertFalse(pool.isKnownRoot(0));
    }

    function _expectRejected(ClaimMessage memory message, IPayoutPool.RejectReason reason) private {
        bytes32 before = _stateHash();
        vm.expectEmit(address(pool));
        emit IPayoutPool.Rejected(1, message.nullifier, message.note, reason);
        _send(message);
        assertEq(_stateHash(), before, "a rejected message changed something");
    }
}
