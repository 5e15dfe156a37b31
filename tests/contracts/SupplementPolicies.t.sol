// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ISupplementPolicies} from "../../contracts/interfaces/ISupplementPolicies.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {PolicyTable} from "../../contracts/libraries/PolicyTable.sol";
import {World} from "./support/World.sol";

contract SupplementPoliciesTest is World {
    uint32 private constant NOVEMBER = 202_611;
    uint32 private constant DECEMBER = 202_612;
    /// @dev 1 December 2026, UTC
    uint64 private constant DECEMBER_START = 1_796_083_200;

    function setUp() public {
        _createWorld();
    }

    function test_initialPolicyIsStoredAndItsTableEmitted() public {
        PolicyTable memory table = _pwTable(OCTOBER);
        vm.expectEmit(address(gate));
        emit ISupplementPolicies.PolicyPublished(PW, OCTOBER, _policyHashOf(DRIVER), table);
        _publishPw();
        ISupplementPolicies.Policy memory policy = gate.policyOf(PW, OCTOBER);
        assertEq(policy.policyHash, _policyHashOf(DRIVER));
        assertEq(policy.maxAmountCents, PW_CAP);
        assertEq(policy.claimOpensAt, table.claimOpensAt);
        assertEq(policy.claimClosesAt, table.claimClosesAt);
        assertEq(policy.tallyKeyHash, keccak256(abi.encode(table.tallyKey[0], table.tallyKey[1])));
        assertEq(gate.policyOf(PW, NOVEMBER).policyHash, 0);
    }

    function test_S24_hashEqualsWhatProofsCarry() public {
        assertEq(gate.hashPolicy(_pwTable(OCTOBER)), _policyHashOf(DRIVER));
        assertEq(gate.hashPolicy(_twTable(OCTOBER)), _policyHashOf(DRIVER_TW));
    }

    function test_initialPoliciesAreTheAdministratorsAlone() public {
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = _pwTable(OCTOBER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, staffA));
        vm.prank(staffA);
        gate.publishInitialPolicies(tables);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, staffA));
        vm.prank(staffA);
        gate.sealPolicies();
    }

    function test_S30_sealingEndsTheStart() public {
        gate.sealPolicies();
        assertTrue(gate.policiesSealed());
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = _pwTable(OCTOBER);
        vm.expectRevert(ISupplementPolicies.SupplementPolicies__AlreadySealed.selector);
        gate.publishInitialPolicies(tables);
        vm.expectRevert(ISupplementPolicies.SupplementPolicies__AlreadySealed.selector);
        gate.sealPolicies();
    }

    function test_faultyTablesAreRefused() public {
        PolicyTable memory table = _pwTable(OCTOBER);
        table.scheme = 0;
        _refused(table, abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__SchemeUnknown.selector, 0));
        table = _pwTable(OCTOBER);
        table.basis = 2;
        _refused(table, abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__BasisUnknown.selector, 2));
        table = _pwTable(OCTOBER);
        table.nullifierClass = 2;
        _refused(
            table,
            abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__ForeignNullifierClass.selector, 2, 1)
        );
        table = _pwTable(202_613);
        _refused(
            table,
            abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__PeriodMalformed.selector, 202_613)
        );
        table = _pwTable(OCTOBER);
        table.claimClosesAt = table.claimOpensAt;
        _refused(
            table,
            abi.encodeWithSelector(
                ISupplementPolicies.SupplementPolicies__WindowEmpty.selector,
                table.claimOpensAt,
                table.claimOpensAt
            )
        );
        table = _pwTable(OCTOBER);
        delete table.norms;
        _refused(table, abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__NoNorm.selector));
    }

    function testFuzz_sharesAboveTheWholeAreRefused(uint8 slot, uint16 bps) public {
        PolicyTable memory table = _pwTable(OCTOBER);
        table.disregards[slot % 4].bps = uint16(bound(bps, 10_001, type(uint16).max));
        _refused(
            table,
            abi.encodeWithSelector(
                ISupplementPolicies.SupplementPolicies__SharesAboveWhole.selector,
                table.disregards[slot % 4].bps
            )
        );
    }

    function test_S08_badTallyKeysAreRefused() public {
        uint256[2] memory good = _pwTable(OCTOBER).tallyKey;
        _keyRefused(0, 1);
        _keyRefused(0, Field.ORDER - 1);
        _keyRefused(good[0], addmod(good[1], 1, Field.ORDER));
        // The key plus the point of order 2.
        _keyRefused(Field.ORDER - good[0], Field.ORDER - good[1]);
        _keyRefused(good[0] + Field.ORDER, good[1]);
    }

    function test_S22_keyThatTallyDidNotComposeIsRefused() public {
        uint256[2] memory part = _partOf(HOLDER_PW);
        _keyRefused(part[0], part[1]);
        // Good, but the other scheme's: that agency would open this one's tranches.
        uint256[2] memory other = _twTable(OCTOBER).tallyKey;
        _keyRefused(other[0], other[1]);
    }

    function test_normThatWouldFillATrancheWithFewerThanTenIsRefused() public {
        uint32 most = uint32(tally.MAX_CAP_SUM_CENTS() / tally.K());
        PolicyTable memory table = _pwTable(OCTOBER);
        table.norms[7] = most + 1;
        _refused(
            table,
            abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__NormTooHigh.selector, most + 1)
        );
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = table;
        table.norms[7] = most;
        gate.publishInitialPolicies(tables);
        assertEq(gate.policyOf(PW, OCTOBER).maxAmountCents, most);
    }

    function test_S30_twoPeopleSetAFutureMonth() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        vm.expectEmit(address(gate));
        emit ISupplementPolicies.PolicyProposed(PW, DECEMBER, keccak256(abi.encode(table)), staffA, table);
        vm.prank(staffA);
        gate.proposePolicy(table);
        assertEq(gate.policyOf(PW, DECEMBER).policyHash, 0);
        vm.prank(staffB);
        gate.approvePolicy(table);
        assertEq(gate.policyOf(PW, DECEMBER).policyHash, gate.hashPolicy(table));
    }

    function test_S30_onePersonCannotSignTwice() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        vm.startPrank(staffA);
        gate.proposePolicy(table);
        vm.expectRevert(abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__SamePerson.selector, staffA));
        gate.approvePolicy(table);
        vm.stopPrank();
    }

    function test_S30_strangersSignNothing() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        vm.startPrank(relay);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay));
        gate.proposePolicy(table);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay));
        gate.approvePolicy(table);
        vm.stopPrank();
    }

    function test_S30_currentAndPastMonthsAreClosed() public {
        gate.sealPolicies();
        for (uint32 month = OCTOBER; month <= NOVEMBER; ++month) {
            PolicyTable memory table = _december();
            table.period = month;
            vm.expectRevert(
                abi.encodeWithSelector(
                    ISupplementPolicies.SupplementPolicies__PeriodNotInFuture.selector,
                    month,
                    NOVEMBER
                )
            );
            vm.prank(staffA);
            gate.proposePolicy(table);
        }
    }

    function test_S30_approvalInTheMonthItselfIsTooLate() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        table.claimOpensAt = DECEMBER_START + 40 days;
        vm.prank(staffA);
        gate.proposePolicy(table);
        vm.warp(DECEMBER_START);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISupplementPolicies.SupplementPolicies__PeriodNotInFuture.selector,
                DECEMBER,
                DECEMBER
            )
        );
        vm.prank(staffB);
        gate.approvePolicy(table);
    }

    function test_S30_openWindowIsRefused() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        table.claimOpensAt = uint64(NOW);
        vm.expectRevert(
            abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__WindowAlreadyOpen.selector, NOW, NOW)
        );
        vm.prank(staffA);
        gate.proposePolicy(table);
    }

    function test_S30_policyWhoseWindowIsOpenCannotBeReplaced() public {
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = _december();
        tables[0].claimOpensAt = uint64(NOW);
        gate.publishInitialPolicies(tables);
        gate.sealPolicies();
        vm.expectRevert(
            abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__WindowAlreadyOpen.selector, NOW, NOW)
        );
        vm.prank(staffA);
        gate.proposePolicy(_december());
    }

    function test_approvalOfAnotherTableIsRefused() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        vm.prank(staffA);
        gate.proposePolicy(table);
        PolicyTable memory other = _december();
        other.norms[0] += 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                ISupplementPolicies.SupplementPolicies__NotProposed.selector,
                keccak256(abi.encode(other))
            )
        );
        vm.prank(staffB);
        gate.approvePolicy(other);
    }

    function test_approvalCountsOnce() public {
        gate.sealPolicies();
        PolicyTable memory table = _december();
        vm.prank(staffA);
        gate.proposePolicy(table);
        vm.prank(staffB);
        gate.approvePolicy(table);
        vm.expectPartialRevert(ISupplementPolicies.SupplementPolicies__NotProposed.selector);
        vm.prank(staffB);
        gate.approvePolicy(table);
    }

    function test_changesNeedTheSeal() public {
        PolicyTable memory table = _december();
        vm.expectRevert(ISupplementPolicies.SupplementPolicies__NotSealed.selector);
        vm.prank(staffA);
        gate.proposePolicy(table);
    }

    function _december() private returns (PolicyTable memory table) {
        table = _pwTable(DECEMBER);
        table.claimOpensAt = DECEMBER_START;
    }

    function _refused(PolicyTable memory table, bytes memory reason) private {
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = table;
        vm.expectRevert(reason);
        gate.publishInitialPolicies(tables);
    }

    function _keyRefused(uint256 x, uint256 y) private {
        PolicyTable memory table = _pwTable(OCTOBER);
        table.tallyKey = [x, y];
        _refused(
            table,
            abi.encodeWithSelector(ISupplementPolicies.SupplementPolicies__TallyKeyInvalid.selector, x, y)
        );
    }
}
