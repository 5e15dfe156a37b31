// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ITally} from "../../contracts/interfaces/ITally.sol";
import {ITallyKeys} from "../../contracts/interfaces/ITallyKeys.sol";
import {Tally} from "../../contracts/tally/Tally.sol";
import {Curve} from "./support/Curve.sol";
import {TallyWorld} from "./support/TallyWorld.sol";

contract TallyTranchesTest is TallyWorld {
    function setUp() public {
        _createTallyWorld(WINDOW);
    }

    function test_gateIsBoundOnce() public {
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__GateBound.selector, gate));
        tally.bindGate(anyone);
        Tally fresh = new Tally(address(manager), address(shares), WINDOW);
        vm.expectRevert(ITallyKeys.Tally__ZeroAddress.selector);
        fresh.bindGate(address(0));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, anyone));
        vm.prank(anyone);
        fresh.bindGate(gate);
        vm.expectEmit(address(fresh));
        emit ITally.GateBound(gate);
        fresh.bindGate(gate);
        assertEq(fresh.gate(), gate);
    }

    function test_publisherPrepares() public {
        vm.expectEmit(address(tally));
        emit ITally.TrancheOpened(1, PW, REGION, pwKey);
        vm.startPrank(publisher);
        tally.prepare(PW, REGION, pwKey);
        tally.prepare(PW, REGION, pwKey);
        vm.stopPrank();
        assertEq(tally.openTranche(PW, REGION, pwKey).id, 1, "once");
        assertEq(_count(pwKey, REGION, CAP, 5), 1);
        vm.prank(publisher);
        tally.prepare(PW, REGION, pwKey);
        assertEq(tally.openTranche(PW, REGION, pwKey).count, 1);
    }

    function test_preparationNeedsRoleKeyAndGate() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, anyone));
        vm.prank(anyone);
        tally.prepare(PW, REGION, pwKey);
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__KeyUnknown.selector, TW, pwKey));
        vm.prank(publisher);
        tally.prepare(TW, REGION, pwKey);
        Tally fresh = new Tally(address(manager), address(shares), WINDOW);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__NotTheGate.selector, address(0)));
        fresh.prepare(PW, REGION, pwKey);
    }

    function test_S22_onlyTheGateCounts() public {
        _count(pwKey, REGION, CAP, 5);
        Sums memory cipher = _encrypt(pwKey, 5);
        address[4] memory others = [anyone, publisher, agencyPw, address(this)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITally.Tally__NotTheGate.selector, others[i]));
            vm.prank(others[i]);
            tally.count(PW, REGION, pwKey, CAP, cipher.c1, cipher.c2);
        }
        assertEq(tally.openTranche(PW, REGION, pwKey).count, 1);
    }

    function test_firstClaimOpensWhatNobodyPrepared() public {
        vm.expectEmit(address(tally));
        emit ITally.TrancheOpened(1, PW, REGION, pwKey);
        assertEq(_count(pwKey, REGION, CAP, 5), 1);
        assertEq(_count(pwKey, REGION, CAP, 6), 1);
        ITally.OpenTranche memory open = tally.openTranche(PW, REGION, pwKey);
        assertEq(open.count, 2);
        assertEq(open.capSumCents, 2 * CAP);
        Sums memory cipher = _encrypt(pwKey, 5);
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__KeyUnknown.selector, TW, pwKey));
        vm.prank(gate);
        tally.count(TW, REGION, pwKey, CAP, cipher.c1, cipher.c2);
    }

    function test_eachRegisterAndKeyHasItsOwn() public {
        assertEq(_count(pwKey, REGION, CAP, 5), 1);
        assertEq(_count(twKey, REGION, CAP, 5), 2);
        assertEq(_count(pwKey, REGION + 1, CAP, 5), 3);
        _register(agencyPw, 0xDADA);
        bytes32 rotated = tally.composeKey(PW, agencyPw, statistics);
        Sums memory cipher = _encrypt(rotated, 5);
        vm.prank(gate);
        assertEq(tally.count(PW, REGION, rotated, CAP, cipher.c1, cipher.c2), 4);
        assertEq(_count(pwKey, REGION, CAP, 5), 1);
        (uint256[2] memory c1, ) = tally.runningSums(PW, REGION, rotated);
        assertEq(c1[0], cipher.c1[0], "one claim: its own ciphertext");
        (c1, ) = tally.runningSums(PW, REGION + 2, pwKey);
        assertEq(abi.encode(c1), abi.encode(Curve.identity()), "no claim: the identity");
    }

    function testFuzz_sumsDecryptToWhatWasCounted(uint32[5] memory amounts) public {
        uint256 total;
        for (uint256 i = 0; i < 5; ++i) {
            _count(pwKey, REGION, CAP, amounts[i]);
            total += amounts[i];
        }
        _assertDecrypts(_running(), total);
    }

    /// @dev Doubling, the identity, opposites, points of order 2, 4 and 8: each in both places of the batch.
    function test_S24_sumsEqualThoseOfTypeScript() public {
        string memory json = vm.readFile("tests/fixtures/vectors.json");
        uint256[] memory x = vm.parseJsonUintArray(json, ".edwardsSum.x");
        uint256[] memory y = vm.parseJsonUintArray(json, ".edwardsSum.y");
        uint256[] memory sumX = vm.parseJsonUintArray(json, ".edwardsSum.sumsX");
        uint256[] memory sumY = vm.parseJsonUintArray(json, ".edwardsSum.sumsY");
        assertGt(x.length, 0);
        uint256[2] memory other = Curve.identity();
        for (uint256 i = 0; i < x.length; ++i) {
            uint256[2] memory point = [x[i], y[i]];
            vm.startPrank(gate);
            tally.count(PW, REGION, pwKey, CAP, point, Curve.base());
            tally.count(TW, REGION, twKey, CAP, Curve.base(), point);
            vm.stopPrank();
            other = Curve.add(other, Curve.base());
            (uint256[2] memory first, uint256[2] memory second) = tally.runningSums(PW, REGION, pwKey);
            assertEq(abi.encode(first, second), abi.encode(sumX[i], sumY[i], other));
            (first, second) = tally.runningSums(TW, REGION, twKey);
            assertEq(abi.encode(first, second), abi.encode(other, sumX[i], sumY[i]));
        }
    }

    function testFuzz_S08_pointOffTheCurveIsNotCounted(uint256 x, uint256 y, bool second) public {
        uint256[2] memory good = Curve.base();
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__PointInvalid.selector, x, y));
        vm.prank(gate);
        tally.count(PW, REGION, pwKey, CAP, second ? good : [x, y], second ? [x, y] : good);
    }

    function test_S13_coordinateAboveTheFieldIsNotCounted() public {
        Sums memory cipher = _encrypt(pwKey, 5);
        for (uint256 i = 0; i < 4; ++i) {
            uint256[4] memory w = [cipher.c1[0], cipher.c1[1], cipher.c2[0], cipher.c2[1]];
            w[i] += Curve.R;
            vm.expectPartialRevert(ITallyKeys.Tally__PointInvalid.selector);
            vm.prank(gate);
            tally.count(PW, REGION, pwKey, CAP, [w[0], w[1]], [w[2], w[3]]);
        }
    }

    function test_capAboveATenthOfTheLimitIsRefused() public {
        uint32 most = uint32(tally.MAX_CAP_SUM_CENTS() / tally.K());
        _count(pwKey, REGION, most, 5);
        Sums memory cipher = _encrypt(pwKey, 5);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__CapTooHigh.selector, most + 1));
        vm.prank(gate);
        tally.count(PW, REGION, pwKey, most + 1, cipher.c1, cipher.c2);
    }

    function test_S22_limitOfCapsBeginsTheNextTranche() public {
        for (uint256 i = 0; i < 10; ++i) {
            assertEq(_count(pwKey, REGION, 100_000_000, 5), 1, "exactly the limit still fits");
        }
        Sums memory sums = _running();
        vm.expectEmit(address(tally));
        emit ITally.TrancheClosed(1, 10, 1_000_000_000, sums.c1, sums.c2);
        vm.expectEmit(address(tally));
        emit ITally.TrancheOpened(2, PW, REGION, pwKey);
        assertEq(_count(pwKey, REGION, 1, 7), 2);
        assertEq(tally.trancheOf(1).count, 10);
        assertEq(tally.trancheOf(1).capSumCents, 1_000_000_000);
        assertEq(tally.openTranche(PW, REGION, pwKey).capSumCents, 1);
        _assertDecrypts(_running(), 7);
    }

    function testFuzz_S22_noTranchePassesTheLimit(uint32[30] memory caps) public {
        uint64 limit = tally.MAX_CAP_SUM_CENTS();
        uint64 last;
        for (uint256 i = 0; i < caps.length; ++i) {
            last = _count(pwKey, REGION, uint32(bound(caps[i], 1, limit / tally.K())), 1);
        }
        uint256 total;
        for (uint64 id = 1; id < last; ++id) {
            assertLe(tally.trancheOf(id).capSumCents, limit);
            assertGe(tally.trancheOf(id).count, tally.K());
            total += tally.trancheOf(id).count;
        }
        ITally.OpenTranche memory open = tally.openTranche(PW, REGION, pwKey);
        assertLe(open.capSumCents, limit);
        assertEq(total + open.count, caps.length);
    }

    function _assertDecrypts(Sums memory sums, uint256 total) private view {
        uint256[2] memory masked = Curve.mul(partOf[agencyPw] + partOf[statistics], sums.c1);
        uint256[2] memory expected = Curve.add(masked, Curve.mul(total, Curve.base()));
        assertEq(abi.encode(sums.c2), abi.encode(expected));
    }
}
