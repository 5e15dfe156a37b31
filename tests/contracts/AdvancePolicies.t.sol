// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAdvancePolicies} from "../../contracts/interfaces/IAdvancePolicies.sol";
import {AdvancePolicyTable} from "../../contracts/libraries/AdvancePolicyTable.sol";
import {HealthWorld} from "./support/HealthWorld.sol";

contract AdvancePoliciesTest is HealthWorld {
    /// @dev 1 January 2027, UTC
    uint64 private constant NEXT_START = 1_798_761_600;

    function setUp() public {
        _createHealthWorld();
    }

    function test_initialPoliciesAreStoredAndTheirTablesEmitted() public {
        AdvancePolicyTable memory old = _advanceTable(PATIENT_OLD_POLICY, OLD_START);
        AdvancePolicyTable memory table = _advanceTable();
        uint256 oldHash = _advancePolicyHashOf(PATIENT_OLD_POLICY);
        uint256 policyHash = _advancePolicyHashOf(PATIENT);
        vm.expectEmit(address(advance));
        emit IAdvancePolicies.AdvancePolicyPublished(OLD_ID, oldHash, old);
        vm.expectEmit(address(advance));
        emit IAdvancePolicies.AdvancePolicyPublished(ID, policyHash, table);
        _openAdvances();
        assertEq(advance.policyCount(), 2);
        _expectPolicy(OLD_ID, oldHash, old.amountCents, OLD_START, START);
        _expectPolicy(ID, policyHash, table.amountCents, START, 0);
        _expectPolicy(3, 0, 0, 0, 0);
        _expectPolicy(0, 0, 0, 0, 0);
    }

    function test_S24_hashEqualsWhatProofsCarry() public {
        assertEq(advance.hashPolicy(_advanceTable()), _advancePolicyHashOf(PATIENT));
        assertEq(
            advance.hashPolicy(_advanceTable(PATIENT_OLD_POLICY, 0)),
            _advancePolicyHashOf(PATIENT_OLD_POLICY)
        );
    }

    function test_policyInForceAtEachMoment() public {
        assertEq(advance.policyIdAt(uint64(NOW)), 0);
        _openAdvances();
        assertEq(advance.policyIdAt(OLD_START - 1), 0);
        assertEq(advance.policyIdAt(OLD_START), OLD_ID);
        assertEq(advance.policyIdAt(START - 1), OLD_ID);
        assertEq(advance.policyIdAt(START), ID);
        _followWith(_next());
        assertEq(advance.policyIdAt(NEXT_START - 1), ID);
        assertEq(advance.policyIdAt(type(uint64).max), 3);
    }

    function testFuzz_policyInForceIsTheOneWhoseSpanHoldsTheMoment(uint64 moment) public {
        _openAdvances();
        _followWith(_next());
        uint32 id = advance.policyIdAt(moment);
        if (id == 0) return assertLt(moment, OLD_START);
        IAdvancePolicies.Policy memory policy = advance.policyOf(id);
        assertTrue(policy.startsAt <= moment && (policy.endsAt == 0 || moment < policy.endsAt));
    }

    function test_initialPoliciesAreTheAdministratorsAlone() public {
        AdvancePolicyTable[] memory tables = new AdvancePolicyTable[](1);
        tables[0] = _advanceTable();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, staffA));
        vm.prank(staffA);
        advance.publishInitialPolicies(tables);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, staffA));
        vm.prank(staffA);
        advance.sealPolicies();
    }

    function test_S30_sealingEndsTheStart() public {
        advance.sealPolicies();
        assertTrue(advance.policiesSealed());
        AdvancePolicyTable memory table = _advanceTable();
        vm.expectRevert(IAdvancePolicies.AdvancePolicies__AlreadySealed.selector);
        _publish(table);
        vm.expectRevert(IAdvancePolicies.AdvancePolicies__AlreadySealed.selector);
        advance.sealPolicies();
    }

    function test_S30_twoPeopleSetAFuturePolicy() public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        vm.expectEmit(address(advance));
        emit IAdvancePolicies.AdvancePolicyProposed(keccak256(abi.encode(table)), staffA, table);
        vm.prank(staffA);
        advance.proposePolicy(table);
        assertEq(advance.policyCount(), 2);
        assertEq(advance.policyOf(ID).endsAt, 0);
        vm.prank(staffB);
        advance.approvePolicy(table);
        assertEq(advance.policyOf(ID).endsAt, NEXT_START);
        _expectPolicy(3, advance.hashPolicy(table), table.amountCents, NEXT_START, 0);
    }

    function test_S30_onePersonCannotSignTwice() public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        vm.startPrank(staffA);
        advance.proposePolicy(table);
        vm.expectRevert(abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__SamePerson.selector, staffA));
        advance.approvePolicy(table);
        vm.stopPrank();
    }

    function test_S30_strangersSignNothing() public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        vm.startPrank(relay);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay));
        advance.proposePolicy(table);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay));
        advance.approvePolicy(table);
        vm.stopPrank();
    }

    function testFuzz_S30_backdatedPolicyIsRefused(uint64 startsAt) public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        table.startsAt = uint64(bound(startsAt, 0, NOW));
        _expectNotInFuture(table.startsAt);
        vm.prank(staffA);
        advance.proposePolicy(table);
    }

    function test_S30_approvalAtTheStartIsTooLate() public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        vm.prank(staffA);
        advance.proposePolicy(table);
        vm.warp(NEXT_START);
        _expectNotInFuture(NEXT_START);
        vm.prank(staffB);
        advance.approvePolicy(table);
    }

    function test_mistakeBeforeItsStartIsFollowedByALaterPolicy() public {
        _openAdvances();
        _followWith(_next());
        AdvancePolicyTable memory same = _next();
        same.amountCents += 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdvancePolicies.AdvancePolicies__StartNotAfterLast.selector,
                NEXT_START,
                NEXT_START
            )
        );
        vm.prank(staffA);
        advance.proposePolicy(same);
        same.startsAt += 1;
        _followWith(same);
        assertEq(advance.policyIdAt(NEXT_START + 1), 4);
    }

    function test_approvalOfAnotherTableIsRefused() public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        vm.prank(staffA);
        advance.proposePolicy(table);
        table.startsAt += 1;
        _expectNotProposed(table);
        vm.prank(staffB);
        advance.approvePolicy(table);
    }

    function test_approvalCountsOnce() public {
        _openAdvances();
        AdvancePolicyTable memory table = _next();
        _followWith(table);
        _expectNotProposed(table);
        vm.prank(staffB);
        advance.approvePolicy(table);
    }

    function test_changesNeedTheSeal() public {
        AdvancePolicyTable memory table = _next();
        vm.expectRevert(IAdvancePolicies.AdvancePolicies__NotSealed.selector);
        vm.prank(staffA);
        advance.proposePolicy(table);
    }

    function _next() private returns (AdvancePolicyTable memory table) {
        table = _advanceTable(PATIENT, NEXT_START);
        table.amountCents += 54_600;
    }

    function _publish(AdvancePolicyTable memory table) private {
        AdvancePolicyTable[] memory tables = new AdvancePolicyTable[](1);
        tables[0] = table;
        advance.publishInitialPolicies(tables);
    }

    function _expectNotInFuture(uint64 startsAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdvancePolicies.AdvancePolicies__StartNotInFuture.selector,
                startsAt,
                block.timestamp
            )
        );
    }

    function _expectNotProposed(AdvancePolicyTable memory table) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdvancePolicies.AdvancePolicies__NotProposed.selector,
                keccak256(abi.encode(table))
            )
        );
    }

    function _expectPolicy(uint32 id, uint256 policyHash, uint32 amount, uint64 startsAt, uint64 endsAt) private view {
        IAdvancePolicies.Policy memory policy = advance.policyOf(id);
        assertEq(policy.policyHash, policyHash);
        assertEq(policy.amountCents, amount);
        assertEq(policy.startsAt, startsAt);
        assertEq(policy.endsAt, endsAt);
    }
}
