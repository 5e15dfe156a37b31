// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAdvancePolicies} from "../../contracts/interfaces/IAdvancePolicies.sol";
import {AdvancePolicyTable} from "../../contracts/libraries/AdvancePolicyTable.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {HealthWorld} from "./support/HealthWorld.sol";

/// @notice Which tables a policy may have.
contract AdvancePolicyTablesTest is HealthWorld {
    function setUp() public {
        _createHealthWorld();
    }

    function test_faultyTablesAreRefused() public {
        AdvancePolicyTable memory table = _advanceTable();
        table.scheme = 0;
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__ForeignScheme.selector, 0, TAS));
        table.scheme = PW;
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__ForeignScheme.selector, PW, TAS));
        table = _advanceTable();
        table.nullifierClass = 1;
        _refused(
            table,
            abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__ForeignNullifierClass.selector, 1, 2)
        );
        table = _advanceTable();
        table.amountCents = 0;
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__NoAmount.selector));
        table = _advanceTable();
        table.specialism = 0;
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__NoSpecialism.selector));
        table = _advanceTable();
        delete table.codes;
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__CodesNotInOrder.selector));
    }

    function testFuzz_codesFromTheFirstSlotOnAreEnough(uint8 used) public {
        AdvancePolicyTable memory table = _advanceTable();
        delete table.codes;
        for (uint256 i = 0; i < bound(used, 1, 8); ++i) {
            table.codes[i] = uint32(i + 1);
        }
        _publish(table);
        assertEq(advance.policyCount(), 1);
    }

    function testFuzz_anEmptySlotBeforeACodeIsRefused(uint256 pattern) public {
        uint256 slots = bound(pattern, 1, 255);
        vm.assume(slots & (slots + 1) != 0);
        AdvancePolicyTable memory table = _advanceTable();
        for (uint256 i = 0; i < 8; ++i) {
            table.codes[i] = slots & (1 << i) != 0 ? uint32(i + 1) : 0;
        }
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__CodesNotInOrder.selector));
    }

    function testFuzz_startNotAfterTheLastIsRefused(uint64 startsAt) public {
        _publish(_advanceTable());
        AdvancePolicyTable memory table = _advanceTable(PATIENT_OLD_POLICY, uint64(bound(startsAt, 0, START)));
        _refused(
            table,
            abi.encodeWithSelector(
                IAdvancePolicies.AdvancePolicies__StartNotAfterLast.selector,
                table.startsAt,
                START
            )
        );
    }

    function testFuzz_startMoreThanAYearAheadIsRefused(uint64 startsAt) public {
        uint256 latest = NOW + 366 days;
        // Milliseconds instead of seconds among them: no policy could follow.
        AdvancePolicyTable memory table = _advanceTable();
        table.startsAt = uint64(bound(startsAt, latest + 1, type(uint64).max));
        _refused(
            table,
            abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__StartTooFar.selector, table.startsAt, latest)
        );
    }

    function test_S08_badPanelKeysAreRefused() public {
        uint256[2] memory good = _advanceTable().panelKey;
        _keyRefused(0, 1);
        _keyRefused(0, Field.ORDER - 1);
        _keyRefused(good[0], addmod(good[1], 1, Field.ORDER));
        // The key plus the point of order 2.
        _keyRefused(Field.ORDER - good[0], Field.ORDER - good[1]);
        _keyRefused(good[0] + Field.ORDER, good[1]);
    }

    function _publish(AdvancePolicyTable memory table) private {
        AdvancePolicyTable[] memory tables = new AdvancePolicyTable[](1);
        tables[0] = table;
        advance.publishInitialPolicies(tables);
    }

    function _refused(AdvancePolicyTable memory table, bytes memory reason) private {
        vm.expectRevert(reason);
        _publish(table);
    }

    function _keyRefused(uint256 x, uint256 y) private {
        AdvancePolicyTable memory table = _advanceTable();
        table.panelKey = [x, y];
        _refused(table, abi.encodeWithSelector(IAdvancePolicies.AdvancePolicies__PanelKeyInvalid.selector, x, y));
    }
}
