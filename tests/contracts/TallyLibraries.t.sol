// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {BabyJubJub} from "../../contracts/libraries/BabyJubJub.sol";
import {TallyLimits} from "../../contracts/libraries/TallyLimits.sol";
import {TallyPoints} from "../../contracts/libraries/TallyPoints.sol";
import {TallyShareContext} from "../../contracts/libraries/TallyShareContext.sol";
import {TallyShareSignals} from "../../contracts/libraries/TallyShareSignals.sol";
import {Curve} from "./support/Curve.sol";

contract TallyLibrariesTest is Test {
    string private json;

    function setUp() public {
        json = vm.readFile("tests/fixtures/vectors.json");
    }

    function test_S24_contextEqualsTheVectorsAndBindsEachField() public view {
        uint256 chainId = _uint(".tallyShare.chainId");
        address tally = vm.parseJsonAddress(json, ".tallyShare.tally");
        address holder = vm.parseJsonAddress(json, ".tallyShare.holder");
        uint64 id = uint64(_uint(".tallyShare.trancheId"));
        uint256 expected = _uint(".tallyShare.context");
        assertEq(TallyShareContext.compute(chainId, tally, holder, id), expected);
        assertEq(TallyShareContext.compute(chainId, tally, holder, 0), _uint(".tallyShare.registrationContext"));
        assertTrue(TallyShareContext.compute(chainId + 1, tally, holder, id) != expected);
        assertTrue(TallyShareContext.compute(chainId, holder, holder, id) != expected);
        assertTrue(TallyShareContext.compute(chainId, tally, tally, id) != expected);
        assertTrue(TallyShareContext.compute(chainId, holder, tally, id) != expected);
        assertTrue(TallyShareContext.compute(chainId, tally, holder, id - 1) != expected);
    }

    function test_S24_signalsHaveTheCircuitsOrder() public view {
        string[] memory names = vm.parseJsonStringArray(json, ".tallyShare.signals");
        assertEq(names.length, 7);
        assertEq(names[TallyShareSignals.KEY_X], "keyX");
        assertEq(names[TallyShareSignals.KEY_Y], "keyY");
        assertEq(names[TallyShareSignals.SHARE_X], "shareX");
        assertEq(names[TallyShareSignals.SHARE_Y], "shareY");
        assertEq(names[TallyShareSignals.C1_X], "c1x");
        assertEq(names[TallyShareSignals.C1_Y], "c1y");
        assertEq(names[TallyShareSignals.CONTEXT], "context");
    }

    function testFuzz_S24_sharesOpenTheVectorToItsTotalAlone(uint32 other) public view {
        uint256[2] memory first = _point(".tally.shareX", ".tally.shareY");
        uint256[2] memory second = _point(".tally.otherShareX", ".tally.otherShareY");
        uint256[2] memory c2 = _point(".tally.c2x", ".tally.c2y");
        uint64 total = uint64(_uint(".tally.totalCents"));
        assertTrue(BabyJubJub.decrypts(total, first, second, c2));
        assertTrue(BabyJubJub.decrypts(total, second, first, c2));
        assertFalse(BabyJubJub.decrypts(total, first, first, c2));
        vm.assume(other % (1 << 30) != total);
        assertFalse(BabyJubJub.decrypts(other % (1 << 30), first, second, c2));
    }

    function testFuzz_everyTotalDecrypts(uint32 total, uint64 first, uint64 second) public view {
        total = total % (1 << 30);
        uint256[2] memory c2 = Curve.mul(uint256(total) + first + second, Curve.base());
        uint256[2] memory p = Curve.mul(first, Curve.base());
        uint256[2] memory q = Curve.mul(second, Curve.base());
        assertTrue(BabyJubJub.decrypts(total, p, q, c2));
        assertFalse(BabyJubJub.decrypts(total ^ 1, p, q, c2));
    }

    function testFuzz_additionEqualsAnIndependentSum(uint64 a, uint64 b) public view {
        uint256[2] memory p = Curve.mul(a, Curve.base());
        uint256[2] memory q = Curve.mul(b, Curve.base());
        uint256[2] memory expected = Curve.mul(uint256(a) + b, Curve.base());
        assertEq(abi.encode(TallyPoints.add(p, q)), abi.encode(expected));
        assertEq(abi.encode(TallyPoints.add(p, Curve.negate(p))), abi.encode(Curve.identity()));
    }

    function test_S22_limitsLeaveRoomForTheTenth() public pure {
        assertLe(TallyLimits.MAX_CAP_CENTS * TallyLimits.K, TallyLimits.MAX_CAP_SUM_CENTS);
        assertLt(TallyLimits.MAX_CAP_SUM_CENTS, 1 << 30);
    }

    function _point(string memory x, string memory y) private view returns (uint256[2] memory) {
        return [_uint(x), _uint(y)];
    }

    function _uint(string memory key) private view returns (uint256) {
        return vm.parseJsonUint(json, key);
    }
}
