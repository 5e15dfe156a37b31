// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AsbestosAdvance} from "../../../contracts/gates/AsbestosAdvance.sol";
import {EligibilityGate} from "../../../contracts/gates/EligibilityGate.sol";
import {IHyperlaneMailbox} from "../../../contracts/interfaces/IHyperlaneMailbox.sol";
import {AdvancePolicyTable} from "../../../contracts/libraries/AdvancePolicyTable.sol";
import {ClaimMessage} from "../../../contracts/libraries/ClaimMessage.sol";
import {HyperlaneGateway} from "../../../contracts/messaging/HyperlaneGateway.sol";
import {RegisterRoots} from "../../../contracts/registers/RegisterRoots.sol";
import {AdvanceVerifier} from "../../../contracts/verifiers/AdvanceVerifier.sol";
import {AdvanceFixture} from "./AdvanceFixture.sol";
import {IMailbox, IRoutingIsm} from "./HyperlanePair.sol";
import {World} from "./World.sol";

/// @dev The third chain beside the other two, in one EVM: the gate of lump sums stands at the address that the fixture's
/// proofs are bound to, and is enrolled beside the income gate. Tests run on the health chain.
abstract contract HealthWorld is AdvanceFixture, World {
    address internal constant ADVANCE_MAKER = address(0xAD0CE);
    uint32 internal constant HEALTH_CHAIN = 31_338;
    uint32 internal constant ADVANCE_CLASS = 2;
    uint32 internal constant NATIONAL = 0;
    uint64 internal constant DAY = 24 hours;

    IMailbox internal healthMailbox;
    address internal healthPausableHook;
    HyperlaneGateway internal healthGateway;
    RegisterRoots internal doctorRoots;
    AsbestosAdvance internal advance;

    function _createHealthWorld() internal {
        _createWorld();
        vm.chainId(HEALTH_CHAIN);
        address merkleHook;
        (healthMailbox, merkleHook, healthPausableHook) = _deployMailbox(HEALTH_CHAIN);
        healthMailbox.initialize(address(this), routingIsm, merkleHook, healthPausableHook);
        IRoutingIsm(routingIsm).set(HEALTH_CHAIN, securityModule);
        healthGateway = new HyperlaneGateway(address(manager), IHyperlaneMailbox(address(healthMailbox)));
        healthGateway.setRemote(PAYOUT_CHAIN, _b32(address(payoutGateway)));
        payoutGateway.setRemote(HEALTH_CHAIN, _b32(address(healthGateway)));
        healthMailbox.dispatch(0, bytes32(0), "");
        _createAdvanceGate();
        _allow(address(doctorRoots), RegisterRoots.publishRoot.selector, 1, publisher);
        _allow(address(advance), EligibilityGate.pause.selector, 2, pauser);
        _allow(address(advance), advance.proposePolicy.selector, 3, staffA);
        _allow(address(advance), advance.approvePolicy.selector, 3, staffB);
        uint32 maxCapCents = _advanceAmountOf(PATIENT);
        pool.enrolGate(HEALTH_CHAIN, address(advance), ADVANCE_CLASS, maxCapCents, DAILY_CAP_CENTS);
    }

    /// @dev The policies of 2025 and 2026, and the doctors that every claim in the fixture names.
    function _openAdvances() internal {
        AdvancePolicyTable[] memory tables = new AdvancePolicyTable[](2);
        tables[0] = _advanceTable(PATIENT_OLD_POLICY, OLD_START);
        tables[1] = _advanceTable();
        advance.publishInitialPolicies(tables);
        advance.sealPolicies();
        _publishDoctors(_advanceOf(PATIENT).registerRoot);
    }

    function _publishDoctors(uint256 root) internal {
        vm.prank(publisher);
        doctorRoots.publishRoot(TAS, NATIONAL, root);
    }

    function _claimAdvance(string memory name) internal {
        // Read first: a prank covers the next call only.
        AsbestosAdvance.ClaimRequest memory request = _advanceOf(name);
        vm.prank(relay);
        advance.claim(request);
    }

    function _advanceMessageOf(string memory name) internal returns (ClaimMessage memory) {
        AsbestosAdvance.ClaimRequest memory request = _advanceOf(name);
        return
            ClaimMessage({
                nullifierClass: ADVANCE_CLASS,
                nullifier: request.nullifier,
                note: request.note,
                capCents: _advanceAmountOf(name),
                trancheId: 0
            });
    }

    function _advanceWiring() internal view returns (EligibilityGate.Wiring memory wiring) {
        wiring = _wiring();
        wiring.registerRoots = address(doctorRoots);
        wiring.gateway = address(healthGateway);
        wiring.nullifierClass = ADVANCE_CLASS;
    }

    /// @dev Publishes a policy by two signatures.
    function _followWith(AdvancePolicyTable memory table) internal {
        vm.prank(staffA);
        advance.proposePolicy(table);
        vm.prank(staffB);
        advance.approvePolicy(table);
    }

    function _createAdvanceGate() private {
        doctorRoots = new RegisterRoots(address(manager), GRACE);
        AdvanceVerifier verifier = new AdvanceVerifier();
        EligibilityGate.Wiring memory wiring = _advanceWiring();
        vm.setNonce(ADVANCE_MAKER, 0);
        vm.prank(ADVANCE_MAKER);
        advance = new AsbestosAdvance(wiring, address(verifier), TAS);
        assertEq(address(advance), vm.parseJsonAddress(_advanceFixture(), ".gate"), "fixture of another gate");
        assertEq(address(pool), vm.parseJsonAddress(_advanceFixture(), ".pool"), "fixture of another pool");
    }
}
