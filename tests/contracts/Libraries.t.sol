// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {PoseidonT3} from "poseidon-solidity/PoseidonT3.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {AdvancePolicyTable, AdvancePolicyTables} from "../../contracts/libraries/AdvancePolicyTable.sol";
import {BabyJubJub} from "../../contracts/libraries/BabyJubJub.sol";
import {CalendarMonth} from "../../contracts/libraries/CalendarMonth.sol";
import {ClaimContext} from "../../contracts/libraries/ClaimContext.sol";
import {ClaimMessage, ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {Disregard, PolicyTable, PolicyTables} from "../../contracts/libraries/PolicyTable.sol";
import {Tags} from "../../contracts/libraries/Tags.sol";

contract LibrariesTest is Test {
    string private json;

    function setUp() public {
        json = vm.readFile("tests/fixtures/vectors.json");
    }

    function test_S24_nodeHashEqualsTheVector() public view {
        assertEq(PoseidonT3.hash([_uint(".node.left"), _uint(".node.right")]), _uint(".node.hash"));
    }

    function test_S24_leafHashEqualsTheVector() public view {
        assertEq(PoseidonT4.hash([Tags.LEAF, _uint(".leaf.note"), _uint(".leaf.capCents")]), _uint(".leaf.hash"));
    }

    function test_S24_policyHashEqualsTheVectors() public view {
        assertEq(this.hashPolicy(_policy(".policy")), _uint(".policy.hash"));
        assertEq(this.maxAmount(_policy(".policy")), _uint(".policy.maxAmount"));
        assertEq(this.hashPolicy(_policy(".policyFull")), _uint(".policyFull.hash"));
        assertEq(this.maxAmount(_policy(".policyFull")), _uint(".policyFull.maxAmount"));
    }

    function test_S24_advancePolicyHashEqualsTheVectors() public view {
        assertEq(this.hashAdvancePolicy(_advancePolicy(".advancePolicy")), _uint(".advancePolicy.hash"));
        assertEq(this.hashAdvancePolicy(_advancePolicy(".advancePolicyFull")), _uint(".advancePolicyFull.hash"));
    }

    function testFuzz_S24_advancePolicyHashBindsEachFieldButTheStart(uint256 field, uint64 startsAt) public view {
        AdvancePolicyTable memory table = _advancePolicy(".advancePolicy");
        table.startsAt = startsAt;
        assertEq(this.hashAdvancePolicy(table), _uint(".advancePolicy.hash"));
        field = bound(field, 0, 13);
        if (field < 8) table.codes[field] += 1;
        if (field == 8) table.scheme += 1;
        if (field == 9) table.nullifierClass += 1;
        if (field == 10) table.specialism += 1;
        if (field == 11) table.amountCents += 1;
        if (field > 11) table.panelKey[field - 12] += 1;
        assertTrue(this.hashAdvancePolicy(table) != _uint(".advancePolicy.hash"));
    }

    function test_tagsAndFieldEqualTheVectors() public view {
        assertEq(Tags.LEAF, _uint(".tags.LEAF"));
        assertEq(Tags.POLICY, _uint(".tags.POLICY"));
        assertEq(Tags.POLICY_TAIL, _uint(".tags.POLICY_TAIL"));
        assertEq(Tags.ADVANCE_POLICY, _uint(".tags.ADVANCE_POLICY"));
        assertEq(Field.ORDER, _uint(".field.order"));
        assertEq(BabyJubJub.SUBGROUP_ORDER, _uint(".field.subgroupOrder"));
    }

    function test_S09_contextEqualsTheVectorAndBindsEachField() public view {
        ClaimContext.Input memory input = _context();
        uint256 expected = _uint(".claimContext.hash");
        assertEq(ClaimContext.compute(input), expected);
        for (uint256 field = 0; field < 7; ++field) {
            ClaimContext.Input memory changed = _context();
            if (field == 0) changed.chainId += 1;
            if (field == 1) changed.gate = address(uint160(changed.gate) + 1);
            if (field == 2) changed.payoutChainId += 1;
            if (field == 3) changed.pool = address(uint160(changed.pool) + 1);
            if (field == 4) changed.scheme += 1;
            if (field == 5) changed.period += 1;
            if (field == 6) changed.deadline += 1;
            assertTrue(ClaimContext.compute(changed) != expected);
        }
    }

    function test_monthsBeginAndEndAtTheirSecond() public pure {
        assertEq(CalendarMonth.monthOf(0), 197_001);
        assertEq(CalendarMonth.monthOf(951_782_399), 200_002); // 28 February 2000, 23:59:59
        assertEq(CalendarMonth.monthOf(951_868_799), 200_002); // 29 February 2000, 23:59:59
        assertEq(CalendarMonth.monthOf(951_868_800), 200_003);
        assertEq(CalendarMonth.monthOf(1_790_812_799), 202_609);
        assertEq(CalendarMonth.monthOf(1_790_812_800), 202_610);
        assertEq(CalendarMonth.monthOf(1_798_761_599), 202_612);
        assertEq(CalendarMonth.monthOf(1_798_761_600), 202_701);
        assertEq(CalendarMonth.monthOf(4_107_542_399), 210_002); // 28 February 2100: not a leap year
        assertEq(CalendarMonth.monthOf(4_107_542_400), 210_003);
    }

    function testFuzz_monthEqualsAnIndependentCount(uint256 timestamp) public pure {
        // Counting month by month from 1970 to 2100.
        timestamp = bound(timestamp, 0, 4_102_444_799);
        uint256 remaining = timestamp / 1 days;
        uint256 year = 1970;
        while (remaining >= _daysInYear(year)) remaining -= _daysInYear(year++);
        uint256 month = 1;
        while (remaining >= _daysInMonth(year, month)) remaining -= _daysInMonth(year, month++);
        assertEq(CalendarMonth.monthOf(timestamp), year * 100 + month);
    }

    function test_S08_keysAreAccepted() public view {
        assertTrue(BabyJubJub.isPublicKey(_uint(".field.base8[0]"), _uint(".field.base8[1]")));
        assertTrue(BabyJubJub.isPublicKey(_uint(".key.x"), _uint(".key.y")));
        assertTrue(BabyJubJub.isPublicKey(_uint(".elgamal.tallyX"), _uint(".elgamal.tallyY")));
    }

    function test_S08_lowOrderPointsAreRefused() public pure {
        assertFalse(BabyJubJub.isPublicKey(0, 1), "identity");
        assertFalse(BabyJubJub.isPublicKey(0, Field.ORDER - 1), "order 2");
        // Order 4: y = 0, so a x^2 = 1. a is a square in the field.
        uint256 x = _sqrtOfInverseA();
        assertTrue(BabyJubJub.isOnCurve(x, 0));
        assertFalse(BabyJubJub.isPublicKey(x, 0), "order 4");
    }

    function test_S08_keyPlusALowOrderPointIsRefused() public view {
        // (x, y) + (0, -1) = (-x, -y): on the curve, outside the subgroup.
        uint256 x = Field.ORDER - _uint(".key.x");
        uint256 y = Field.ORDER - _uint(".key.y");
        assertTrue(BabyJubJub.isOnCurve(x, y));
        assertFalse(BabyJubJub.isPublicKey(x, y));
    }

    function testFuzz_S08_pointOffTheCurveIsRefused(uint256 x, uint256 y) public pure {
        x = bound(x, 0, Field.ORDER - 1);
        y = bound(y, 0, Field.ORDER - 1);
        vm.assume(!BabyJubJub.isOnCurve(x, y));
        assertFalse(BabyJubJub.isPublicKey(x, y));
    }

    function test_S08_aliasedCoordinatesAreRefused() public view {
        (uint256 x, uint256 y) = (_uint(".key.x"), _uint(".key.y"));
        assertFalse(BabyJubJub.isPublicKey(x + Field.ORDER, y));
        assertFalse(BabyJubJub.isPublicKey(x, y + Field.ORDER));
    }

    function testFuzz_messageSurvivesEncoding(ClaimMessage memory message) public view {
        (bool ok, ClaimMessage memory decoded) = this.decode(ClaimMessages.encode(message));
        assertTrue(ok);
        assertEq(keccak256(abi.encode(decoded)), keccak256(abi.encode(message)));
    }

    function testFuzz_malformedPayloadIsNotOk(bytes memory payload) public view {
        vm.assume(payload.length != ClaimMessages.LENGTH);
        (bool ok, ) = this.decode(payload);
        assertFalse(ok);
    }

    function testFuzz_overfullWordIsNotOk(ClaimMessage memory message, uint256 word, uint256 value) public view {
        uint256[6] memory words = abi.decode(ClaimMessages.encode(message), (uint256[6]));
        uint256 choice = bound(word, 0, 3);
        if (choice == 0) words[0] = value == 1 ? 2 : value;
        if (choice == 1) words[1] = bound(value, uint256(type(uint32).max) + 1, type(uint256).max);
        if (choice == 2) words[4] = bound(value, uint256(type(uint32).max) + 1, type(uint256).max);
        if (choice == 3) words[5] = bound(value, uint256(type(uint64).max) + 1, type(uint256).max);
        (bool ok, ) = this.decode(abi.encode(words));
        assertFalse(ok);
    }

    function decode(bytes calldata payload) external pure returns (bool, ClaimMessage memory) {
        return ClaimMessages.tryDecode(payload);
    }

    function hashPolicy(PolicyTable calldata table) external pure returns (uint256) {
        return PolicyTables.hash(table);
    }

    function hashAdvancePolicy(AdvancePolicyTable calldata table) external pure returns (uint256) {
        return AdvancePolicyTables.hash(table);
    }

    function maxAmount(PolicyTable calldata table) external pure returns (uint32) {
        return PolicyTables.maxAmountCents(table);
    }

    function _uint(string memory key) private view returns (uint256) {
        return vm.parseJsonUint(json, key);
    }

    function _array(string memory key) private view returns (uint256[] memory) {
        return vm.parseJsonUintArray(json, key);
    }

    function _policy(string memory at_) private view returns (PolicyTable memory table) {
        table.scheme = uint8(_uint(string.concat(at_, ".scheme")));
        table.basis = uint8(_uint(string.concat(at_, ".basis")));
        table.nullifierClass = uint16(_uint(string.concat(at_, ".nullifierClass")));
        table.period = uint32(_uint(string.concat(at_, ".period")));
        uint256[] memory norms = _array(string.concat(at_, ".norms"));
        for (uint256 i = 0; i < 8; ++i) {
            table.norms[i] = uint32(norms[i]);
        }
        uint256[] memory flat = _array(string.concat(at_, ".flatCents"));
        uint256[] memory bps = _array(string.concat(at_, ".bps"));
        uint256[] memory cap = _array(string.concat(at_, ".capCents"));
        for (uint256 i = 0; i < 4; ++i) {
            table.disregards[i] = Disregard(uint32(flat[i]), uint16(bps[i]), uint32(cap[i]));
        }
        table.tallyKey = [_uint(string.concat(at_, ".tallyX")), _uint(string.concat(at_, ".tallyY"))];
    }

    function _advancePolicy(string memory at_) private view returns (AdvancePolicyTable memory table) {
        table.scheme = uint8(_uint(string.concat(at_, ".scheme")));
        table.nullifierClass = uint16(_uint(string.concat(at_, ".nullifierClass")));
        table.specialism = uint32(_uint(string.concat(at_, ".specialism")));
        table.amountCents = uint32(_uint(string.concat(at_, ".amountCents")));
        uint256[] memory codes = _array(string.concat(at_, ".codes"));
        for (uint256 i = 0; i < 8; ++i) {
            table.codes[i] = uint32(codes[i]);
        }
        table.panelKey = [_uint(string.concat(at_, ".panelX")), _uint(string.concat(at_, ".panelY"))];
    }

    function _context() private view returns (ClaimContext.Input memory) {
        return
            ClaimContext.Input({
                chainId: _uint(".claimContext.chainId"),
                gate: vm.parseJsonAddress(json, ".claimContext.gate"),
                payoutChainId: _uint(".claimContext.payoutChainId"),
                pool: vm.parseJsonAddress(json, ".claimContext.pool"),
                scheme: uint8(_uint(".claimContext.scheme")),
                period: uint32(_uint(".claimContext.period")),
                deadline: uint64(_uint(".claimContext.deadlineSec"))
            });
    }

    /// @dev x with a·x² = 1, by Tonelli and Shanks; r − 1 = 2^28 · t.
    function _sqrtOfInverseA() private pure returns (uint256) {
        uint256 r = Field.ORDER;
        uint256 n = _power(BabyJubJub.A, r - 2);
        uint256 t = (r - 1) >> 28;
        // 5 is no square in the field.
        uint256 c = _power(5, t);
        uint256 root = _power(n, (t + 1) / 2);
        uint256 rest = _power(n, t);
        uint256 m = 28;
        while (rest != 1) {
            uint256 i = 0;
            for (uint256 square = rest; square != 1; square = mulmod(square, square, r)) ++i;
            uint256 b = c;
            for (uint256 j = 0; j < m - i - 1; ++j) b = mulmod(b, b, r);
            (m, c) = (i, mulmod(b, b, r));
            rest = mulmod(rest, c, r);
            root = mulmod(root, b, r);
        }
        return root;
    }

    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        result = 1;
        for (; exponent > 0; exponent >>= 1) {
            if (exponent & 1 == 1) result = mulmod(result, base, Field.ORDER);
            base = mulmod(base, base, Field.ORDER);
        }
    }

    function _daysInYear(uint256 year) private pure returns (uint256) {
        return _isLeap(year) ? 366 : 365;
    }

    function _daysInMonth(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 2) return _isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    function _isLeap(uint256 year) private pure returns (bool) {
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    }
}
