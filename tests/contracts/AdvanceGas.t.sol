// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAsbestosAdvance} from "../../contracts/interfaces/IAsbestosAdvance.sol";
import {AdvancePolicyTable} from "../../contracts/libraries/AdvancePolicyTable.sol";
import {HealthWorld} from "./support/HealthWorld.sol";

contract AdvanceGasTest is HealthWorld {
    uint256 private constant CLAIM_LIMIT = 450_000;

    function setUp() public {
        _createHealthWorld();
        _openAdvances();
    }

    /// forge-config: default.isolate = true
    function test_claimStaysBelowItsLimit() public {
        IAsbestosAdvance.ClaimRequest memory first = _advanceOf(PATIENT);
        IAsbestosAdvance.ClaimRequest memory later = _advanceOf(OTHER_PATIENT);
        advance.claim(first);
        assertLe(vm.snapshotGasLastCall("Gas", "lump sum: first claim"), CLAIM_LIMIT);
        advance.claim(later);
        assertLe(vm.snapshotGasLastCall("Gas", "lump sum: claim"), CLAIM_LIMIT);
    }

    /// forge-config: default.isolate = true
    function test_policyChange() public {
        AdvancePolicyTable memory table = _advanceTable(PATIENT, uint64(NOW) + 30 days);
        vm.prank(staffA);
        advance.proposePolicy(table);
        vm.prank(staffB);
        advance.approvePolicy(table);
        vm.snapshotGasLastCall("Gas", "lump sum: approvePolicy");
    }
}
