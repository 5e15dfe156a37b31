// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IIncomeSupplement} from "../../contracts/interfaces/IIncomeSupplement.sol";
import {ITrancheReleases} from "../../contracts/interfaces/ITrancheReleases.sol";
import {OpenedWorld} from "./support/OpenedWorld.sol";

contract TallyCrossChainTest is OpenedWorld {
    function setUp() public {
        _createOpenedWorld();
    }

    function test_S22_onlyAnOpenedTrancheIsReleased() public {
        _claimsOf(FIRST);
        _releaseRefused(1);
        _closeMonth();
        _releaseRefused(1);
        _submitFirst(FIRST);
        _releaseRefused(1);
        _releaseRefused(2);
        _releaseRefused(99);
        _openSecond(FIRST);
        vm.prank(pauser);
        gate.pause();
        vm.expectEmit(address(gate));
        emit IIncomeSupplement.ReleaseSent(1, 10, _tranche(FIRST).totalCents);
        _release(1);
    }

    function test_releaseAfterItsClaimsFreesWhatTheyAreNotWorth() public {
        _deliverAll(_claimsOf(FIRST));
        assertEq(pool.reserved(), 10 * uint256(PW_CAP) * UNITS_PER_CENT);
        _openTranche(FIRST);
        _deliver(_release(1));
        uint64 total = _tranche(FIRST).totalCents;
        ITrancheReleases.Release memory kept = pool.releaseOf(CLASS, 1);
        assertEq(abi.encode(kept.count, kept.totalCents, kept.applied), abi.encode(10, total, false));
        assertEq(pool.reserved(), 10 * uint256(PW_CAP) * UNITS_PER_CENT, "not before the delay");
        _apply(1);
        assertEq(pool.reserved(), total * UNITS_PER_CENT);
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_S22_releaseThatOvertakesItsClaimsWaits(uint256 seed) public {
        Sent[] memory sent = _claimsOf(FIRST);
        _openTranche(FIRST);
        Sent memory released = _release(1);
        uint256 place = seed % 10;
        vm.warp(block.timestamp + RELEASE_DELAY);
        for (uint256 left = 10; left > 0; --left) {
            if (left == 10 - place) _deliver(released);
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 index = seed % left;
            if (left > 1) _deliver(sent[index]);
            else _lastClaimSettles(sent[index]);
            sent[index] = sent[left - 1];
        }
    }

    function test_S37_releaseIsSentAsOftenAsNeeded() public {
        _deliverAll(_claimsOf(FIRST));
        _openTranche(FIRST);
        _deliver(_release(1));
        uint64 availableAt = pool.releaseOf(CLASS, 1).availableAt;
        vm.warp(block.timestamp + 1 hours);
        _deliver(_release(1));
        assertEq(pool.releaseOf(CLASS, 1).availableAt, availableAt, "the first one counts");

        pool.cancelRelease(CLASS, 1);
        _deliver(_release(1));
        assertEq(pool.releaseOf(CLASS, 1).availableAt, block.timestamp + RELEASE_DELAY);
        _apply(1);
        uint256 reserved = pool.reserved();
        _deliver(_release(1));
        vm.expectPartialRevert(ITrancheReleases.PayoutPool__ReleaseApplied.selector);
        pool.applyRelease(CLASS, 1);
        assertEq(pool.reserved(), reserved);
    }

    function test_S19_releaseNeedsThreeSignatures() public {
        _deliverAll(_claimsOf(FIRST));
        _openTranche(FIRST);
        Sent memory sent = _release(1);
        uint256[] memory two = new uint256[](2);
        (two[0], two[1]) = (0, 1);
        bytes memory metadata = _metadata(sent.message, two);
        vm.expectRevert();
        payoutMailbox.process(metadata, sent.message);
    }

    function test_S22_reserveAfterSettlementIsUnspentNotesPlusOpenMaxima() public {
        _deliverAll(_claimsOf(FIRST));
        _openTranche(FIRST);
        _keepRootsFresh();
        Sent[] memory next = _claimsOf(NEXT);
        _deliver(_release(1));
        _deliverAll(next);
        _openTranche(NEXT);
        _keepRootsFresh();
        _deliver(_release(2));
        // Three more, whose tranche stays open.
        Cipher[] memory more = _ciphers(NEXT);
        for (uint256 i = 0; i < 3; ++i) {
            _deliver(_claimWith(more[i], 1_000 + 2 * i));
        }
        _apply(1);
        _apply(2);
        uint256 unspentCents = _tranche(FIRST).totalCents + _tranche(NEXT).totalCents;
        uint256 openMaxima = 3 * uint256(PW_CAP);
        assertEq(pool.reserved(), (unspentCents + openMaxima) * UNITS_PER_CENT);
        assertEq(tally.openTranche(PW, REGION, _keyHashOf(HOLDER_PW)).capSumCents, openMaxima);
    }

    function _apply(uint64 trancheId) private {
        uint64 availableAt = pool.releaseOf(CLASS, trancheId).availableAt;
        if (block.timestamp < availableAt) vm.warp(availableAt);
        vm.prank(makeAddr("anyone"));
        pool.applyRelease(CLASS, trancheId);
    }

    function _lastClaimSettles(Sent memory last) private {
        vm.warp(pool.releaseOf(CLASS, 1).availableAt);
        vm.expectRevert(
            abi.encodeWithSelector(ITrancheReleases.PayoutPool__ReleaseCountDiffers.selector, 9, 10)
        );
        pool.applyRelease(CLASS, 1);
        _deliver(last);
        pool.applyRelease(CLASS, 1);
        assertEq(pool.reserved(), _tranche(FIRST).totalCents * UNITS_PER_CENT);
    }

    function _releaseRefused(uint64 id) private {
        vm.expectRevert(
            abi.encodeWithSelector(IIncomeSupplement.IncomeSupplement__TrancheNotOpened.selector, id)
        );
        gate.release(id);
    }

    /// @dev As the publisher does each day.
    function _keepRootsFresh() private {
        uint256 root = _claimOf(DRIVER).registerRoot;
        vm.prank(publisher);
        roots.publishRoot(PW, REGION, root);
    }
}
