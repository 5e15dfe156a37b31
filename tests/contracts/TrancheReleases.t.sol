// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IPayoutPool} from "../../contracts/interfaces/IPayoutPool.sol";
import {ITrancheReleases} from "../../contracts/interfaces/ITrancheReleases.sol";
import {ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {ReleaseMessage, ReleaseMessages} from "../../contracts/libraries/ReleaseMessage.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

contract TrancheReleasesTest is PoolWorld {
    uint64 private constant TOTAL = 500_000;

    function setUp() public {
        _createPoolWorld();
        pool.setGateLimits(1, CAP, 100 * DAILY);
    }

    function test_releaseIsKeptWithItsTime() public {
        _claims(3);
        uint64 availableAt = uint64(block.timestamp + RELEASE_DELAY);
        vm.expectEmit(address(pool));
        emit ITrancheReleases.ReleaseReceived(1, 7, 3, TOTAL, availableAt);
        _send(_release(3));
        ITrancheReleases.Release memory kept = pool.releaseOf(1, 7);
        assertEq(kept.count, 3);
        assertEq(kept.totalCents, TOTAL);
        assertEq(kept.availableAt, availableAt);
        assertFalse(kept.applied);
        assertEq(pool.reserved(), 3 * CAP * UNITS);
    }

    function test_releaseFreesTheDifferenceOnce() public {
        _claims(3);
        _send(_release(3));
        _expectTooEarly();
        pool.applyRelease(1, 7);
        vm.warp(block.timestamp + RELEASE_DELAY - 1);
        _expectTooEarly();
        pool.applyRelease(1, 7);
        vm.warp(block.timestamp + 1);
        vm.expectEmit(address(pool));
        emit ITrancheReleases.Released(1, 7, TOTAL, (3 * uint256(CAP) - TOTAL) * UNITS);
        vm.prank(makeAddr("anyone"));
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), TOTAL * UNITS);

        // S-22: twice, by the same or by another message.
        vm.expectRevert(abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseApplied.selector, 1, 7));
        pool.applyRelease(1, 7);
        _send(_release(3));
        _expectRejected(ReleaseMessage(1, 7, 3, 0), IPayoutPool.RejectReason.ReleaseDiffers);
        vm.expectRevert(abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseApplied.selector, 1, 7));
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), TOTAL * UNITS);
    }

    function test_sameReleaseAgainChangesNothing() public {
        _send(_release(3));
        vm.warp(block.timestamp + 1 hours);
        bytes32 before = _stateHash();
        vm.expectEmit(address(pool));
        emit IPayoutPool.ReleaseRepeated(1, 7);
        _send(_release(3));
        assertEq(_stateHash(), before);
    }

    function test_S22_anotherReleaseOfTheTrancheIsRejected() public {
        _send(_release(3));
        _expectRejected(ReleaseMessage(1, 7, 4, TOTAL), IPayoutPool.RejectReason.ReleaseDiffers);
        _expectRejected(ReleaseMessage(1, 7, 3, TOTAL - 1), IPayoutPool.RejectReason.ReleaseDiffers);
    }

    function test_S22_releaseThatOvertakesItsClaimsWaits() public {
        _claims(2);
        _send(_release(3));
        vm.warp(block.timestamp + RELEASE_DELAY);
        _expectCounts(2, 3);
        pool.applyRelease(1, 7);
        _send(_message(1, 103, 203));
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), TOTAL * UNITS);
    }

    function test_S22_releaseForFewerClaimsThanArrivedIsRefused() public {
        _claims(4);
        _send(_release(3));
        vm.warp(block.timestamp + RELEASE_DELAY);
        _expectCounts(4, 3);
        pool.applyRelease(1, 7);
    }

    function test_S22_releaseAboveTheCapsIsRefused() public {
        _claims(3);
        uint64 caps = 3 * uint64(CAP);
        _send(ReleaseMessage(1, 7, 3, caps + 1));
        vm.warp(block.timestamp + RELEASE_DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseAboveCaps.selector, caps + 1, caps)
        );
        pool.applyRelease(1, 7);
        pool.cancelRelease(1, 7);
        _send(ReleaseMessage(1, 7, 3, caps));
        vm.warp(block.timestamp + RELEASE_DELAY);
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), caps * UNITS);
    }

    function test_S21_anotherGatesTrancheIsUntouched() public {
        _claims(1);
        ReleaseMessage memory forged = ReleaseMessage(2, 7, 1, 0);
        _expectRejected(forged, IPayoutPool.RejectReason.ForeignClass);
        _send(CHAIN + 1, OTHER_GATE, ReleaseMessages.encode(forged));
        vm.warp(block.timestamp + RELEASE_DELAY);
        _expectCounts(0, 1);
        pool.applyRelease(2, 7);
        vm.expectRevert(abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseUnknown.selector, 1, 7));
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), CAP * UNITS);
    }

    function test_releaseOfNothingIsMalformed() public {
        vm.expectEmit(address(pool));
        emit IPayoutPool.ReleaseRejected(1, 0, IPayoutPool.RejectReason.Malformed);
        _send(ReleaseMessage(1, 7, 0, 0));
        assertEq(pool.releaseOf(1, 7).count, 0);
    }

    function testFuzz_malformedReleaseIsConsumed(uint256[5] memory words, uint8 version) public {
        words[0] = version == ReleaseMessages.VERSION ? ClaimMessages.VERSION : version;
        bytes32 before = _stateHash();
        vm.expectEmit(address(pool));
        emit IPayoutPool.ReleaseRejected(1, 0, IPayoutPool.RejectReason.Malformed);
        _send(CHAIN, GATE, abi.encode(words));
        assertEq(_stateHash(), before);
    }

    function test_pausedPoolTakesNoRelease() public {
        vm.prank(pauser);
        pool.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _send(_release(3));
        pool.unpause();
        _send(_release(3));
        assertEq(pool.releaseOf(1, 7).count, 3);
    }

    function test_S20_forgedReleaseIsPausedAndCancelled() public {
        _claims(3);
        _send(ReleaseMessage(1, 7, 3, 0));
        vm.prank(pauser);
        pool.pause();
        vm.warp(block.timestamp + 10 * RELEASE_DELAY);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        pool.applyRelease(1, 7);
        vm.expectEmit(address(pool));
        emit ITrancheReleases.ReleaseCancelled(1, 7);
        pool.cancelRelease(1, 7);
        pool.unpause();
        vm.expectRevert(abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseUnknown.selector, 1, 7));
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), 3 * CAP * UNITS);

        _send(_release(3));
        vm.warp(block.timestamp + RELEASE_DELAY);
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), TOTAL * UNITS);
    }

    function test_onlyAPendingReleaseIsCancelled() public {
        vm.expectRevert(abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseUnknown.selector, 1, 7));
        pool.cancelRelease(1, 7);
        _claims(3);
        _send(_release(3));
        vm.warp(block.timestamp + RELEASE_DELAY);
        pool.applyRelease(1, 7);
        vm.expectRevert(abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseApplied.selector, 1, 7));
        pool.cancelRelease(1, 7);
    }

    function test_notesOfAReleasedTrancheStaySpendable() public {
        _receiveAll();
        // 87,641 + 60,000 + 41,000: what the three claims of tranche 7 are worth.
        _send(ReleaseMessage(1, 7, 3, 188_641));
        vm.warp(block.timestamp + RELEASE_DELAY);
        pool.applyRelease(1, 7);
        assertEq(pool.reserved(), (188_641 + 298_000) * UNITS);
        pool.spend(_spendOf(WITHDRAWAL));
        pool.spend(_spendOf(NEIGHBOUR_SPEND));
        assertEq(pool.reserved(), (188_641 + 298_000 - 50_000 - 221_000) * UNITS);
    }

    function testFuzz_reservedIsCapsMinusWhatWasFreed(uint8[10] memory steps, uint64 total) public {
        uint256 claims;
        total = uint64(bound(total, 0, 8 * uint256(CAP)));
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 step = steps[i] % 4;
            if (step < 2) {
                ++claims;
                _send(_message(1, 100 + claims, 200 + claims));
            } else if (step == 2) {
                _send(ReleaseMessage(1, 7, uint64(bound(steps[i], 1, 6)), total));
            } else {
                vm.warp(block.timestamp + RELEASE_DELAY / 2);
                try pool.applyRelease(1, 7) {
                    assertEq(pool.releaseOf(1, 7).count, claims);
                    assertLe(total, claims * CAP);
                } catch {}
            }
        }
        ITrancheReleases.Release memory kept = pool.releaseOf(1, 7);
        uint256 freed = kept.applied ? uint256(kept.count) * CAP - kept.totalCents : 0;
        assertEq(pool.reserved(), (claims * CAP - freed) * UNITS);
    }

    function _release(uint64 count) private pure returns (ReleaseMessage memory) {
        return ReleaseMessage(1, 7, count, TOTAL);
    }

    function _claims(uint256 count) private {
        for (uint256 i = 0; i < count; ++i) {
            _send(_message(1, 100 + i, 200 + i));
        }
    }

    function _expectRejected(ReleaseMessage memory message, IPayoutPool.RejectReason reason) private {
        bytes32 before = _stateHash();
        vm.expectEmit(address(pool));
        emit IPayoutPool.ReleaseRejected(1, message.trancheId, reason);
        _send(message);
        assertEq(_stateHash(), before, "a rejected release changed something");
    }

    function _expectTooEarly() private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ITrancheReleases.PayoutPool__ReleaseTooEarly.selector,
                NOW + RELEASE_DELAY,
                block.timestamp
            )
        );
    }

    function _expectCounts(uint64 received, uint64 released) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ITrancheReleases.PayoutPool__ReleaseCountDiffers.selector,
                received,
                released
            )
        );
    }
}
