// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../../contracts/interfaces/ITally.sol";
import {CalendarMonth} from "../../contracts/libraries/CalendarMonth.sol";
import {Tally} from "../../contracts/tally/Tally.sol";
import {Curve} from "./support/Curve.sol";
import {TallyWorld} from "./support/TallyWorld.sol";

/// @dev When a tranche closes. The tree stands in TallyTranches.tree.
contract TallyClosingTest is TallyWorld {
    function setUp() public {
        _createTallyWorld(WINDOW);
    }

    function test_tenClaimsCloseAfterTheWindow() public {
        _countMany(10);
        Sums memory sums = _running();
        vm.warp(tally.windowEnd());
        vm.expectEmit(address(tally));
        emit ITally.TrancheClosed(1, 10, 10 * CAP, sums.c1, sums.c2);
        vm.expectEmit(address(tally));
        emit ITally.TrancheOpened(2, PW, REGION, pwKey);
        vm.prank(anyone);
        tally.close(PW, REGION, pwKey);

        ITally.ClosedTranche memory closed = tally.trancheOf(1);
        assertTrue(closed.state == ITally.State.Closed);
        assertEq(abi.encode(closed.scheme, closed.region, closed.count), abi.encode(PW, REGION, 10));
        assertEq(closed.capSumCents, 10 * CAP);
        assertEq(closed.tallyKeyHash, pwKey);
        assertEq(closed.sumHash, keccak256(abi.encode(sums.c1, sums.c2)));
        assertEq(abi.encode(closed.totalCents, closed.firstHolder, closed.firstShareHash), abi.encode(0, 0, 0));
        ITally.OpenTranche memory next = tally.openTranche(PW, REGION, pwKey);
        assertEq(abi.encode(next.id, next.count, next.capSumCents), abi.encode(2, 0, 0));
        assertEq(next.closableAt, tally.windowEnd());
        assertEq(abi.encode(_running().c1, _running().c2), abi.encode(Curve.identity(), Curve.identity()));
    }

    function test_S22_nothingClosesBeforeItsWindowIsOver() public {
        _countMany(12);
        uint64 end = tally.windowEnd();
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__WindowNotOver.selector, end, end - 1));
        tally.close(PW, REGION, pwKey);
        vm.warp(end);
        tally.close(PW, REGION, pwKey);
        assertEq(tally.trancheOf(1).count, 12);
    }

    function test_S22_nineGoOn() public {
        _countMany(9);
        vm.warp(tally.windowEnd());
        vm.expectEmit(address(tally));
        emit ITally.TrancheContinued(1, 9);
        vm.prank(anyone);
        tally.close(PW, REGION, pwKey);
        assertEq(tally.openTranche(PW, REGION, pwKey).id, 1);
        assertTrue(tally.trancheOf(1).state == ITally.State.Unknown);
        // The tenth is there: the window that has begun must pass first.
        _count(pwKey, REGION, CAP, 5);
        vm.expectPartialRevert(ITally.Tally__WindowNotOver.selector);
        tally.close(PW, REGION, pwKey);
        vm.warp(tally.windowEnd());
        tally.close(PW, REGION, pwKey);
        assertEq(tally.trancheOf(1).count, 10);
    }

    function test_emptyTrancheStaysOpen() public {
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TrancheEmpty.selector, PW, REGION, pwKey));
        tally.close(PW, REGION, pwKey);
        vm.prank(publisher);
        tally.prepare(PW, REGION, pwKey);
        vm.warp(tally.windowEnd() + 10 * WINDOW);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TrancheEmpty.selector, PW, REGION, pwKey));
        tally.close(PW, REGION, pwKey);
    }

    /// @dev Nobody called `close` when the window was over. Whoever waits for the tenth claim waits in vain.
    function test_S22_tenthClaimIsNobodysMoment() public {
        _countMany(9);
        vm.warp(tally.windowEnd() + 5);
        vm.expectEmit(address(tally));
        emit ITally.TrancheContinued(1, 9);
        _count(pwKey, REGION, CAP, 5);
        uint64 end = tally.windowEnd();
        assertEq(tally.openTranche(PW, REGION, pwKey).closableAt, end);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__WindowNotOver.selector, end, block.timestamp));
        tally.close(PW, REGION, pwKey);
    }

    function test_S22_windowOfAnEmptyTrancheCountsFromItsFirstClaim() public {
        vm.prank(publisher);
        tally.prepare(PW, REGION, pwKey);
        vm.warp(tally.windowEnd() + 5 * WINDOW);
        _countMany(10);
        vm.expectPartialRevert(ITally.Tally__WindowNotOver.selector);
        tally.close(PW, REGION, pwKey);
        assertEq(tally.openTranche(PW, REGION, pwKey).closableAt, tally.windowEnd());
    }

    function test_S22_closingsHaveNothingInCommon() public {
        uint64 first = _countMany(10);
        Sums memory sums = _close();
        _count(pwKey, REGION, CAP, 41);
        uint64 second = 41 + _countMany(10);
        Sums memory next = _close();
        assertEq(tally.trancheOf(1).count, 10);
        assertEq(tally.trancheOf(2).count, 11);
        _assertOpensTo(1, sums, first);
        _assertOpensTo(2, next, second);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TrancheEmpty.selector, PW, REGION, pwKey));
        tally.close(PW, REGION, pwKey);
    }

    function testFuzz_windowsOfSeconds(uint32 moment, uint32 length) public {
        length = uint32(bound(length, 1, 400 days));
        Tally other = new Tally(address(manager), address(shares), length);
        vm.warp(moment);
        uint64 end = other.windowEnd();
        assertGt(end, moment);
        assertLe(end, uint256(moment) + length);
        assertEq(end % length, 0);
    }

    function testFuzz_windowsOfMonths(uint40 moment) public {
        Tally months = new Tally(address(manager), address(shares), 0);
        vm.warp(moment);
        uint64 end = months.windowEnd();
        assertGt(end, moment);
        assertEq(CalendarMonth.monthOf(end - 1), CalendarMonth.monthOf(moment), "all of it");
        assertTrue(CalendarMonth.monthOf(end) != CalendarMonth.monthOf(moment), "and no more");
        assertEq(end % 1 days, 0);
    }

    function test_windowsOfMonthsAtTheirEdges() public {
        Tally months = new Tally(address(manager), address(shares), 0);
        // 31 December 2026 23:59:59, 1 January 2027 00:00:00, 29 February 2028 12:00:00 UTC
        uint64[3] memory moments = [uint64(1_798_761_599), 1_798_761_600, 1_835_438_400];
        uint64[3] memory ends = [uint64(1_798_761_600), 1_801_440_000, 1_835_481_600];
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(moments[i]);
            assertEq(months.windowEnd(), ends[i]);
        }
    }

    function _assertOpensTo(uint64 id, Sums memory sums, uint64 total) private {
        uint256[2] memory share = _submit(agencyPw, id, sums);
        _open(statistics, id, sums, share, total);
        assertEq(tally.trancheOf(id).totalCents, total);
    }
}
