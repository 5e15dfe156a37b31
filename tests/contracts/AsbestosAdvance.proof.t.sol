// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AsbestosAdvance} from "../../contracts/gates/AsbestosAdvance.sol";
import {IAsbestosAdvance} from "../../contracts/interfaces/IAsbestosAdvance.sol";
import {IEligibilityGate} from "../../contracts/interfaces/IEligibilityGate.sol";
import {AdvancePolicyTable} from "../../contracts/libraries/AdvancePolicyTable.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {HealthWorld} from "./support/HealthWorld.sol";

contract AsbestosAdvanceProofTest is HealthWorld {
    /// @dev Order of BN254's base field: y and -y are two points with the same x.
    uint256 private constant BASE_FIELD =
        21888242871839275222246405745257275088696311157297823662689037894645226208583;

    function setUp() public {
        _createHealthWorld();
        _openAdvances();
    }

    function test_S13_signalAboveFieldIsRefused() public {
        for (uint256 i = 0; i < 2; ++i) {
            IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
            uint256 aliased = (i == 0 ? request.nullifier : request.note) + Field.ORDER;
            _setSignal(request, i, aliased);
            vm.expectRevert(
                abi.encodeWithSelector(IEligibilityGate.EligibilityGate__SignalOutOfField.selector, i, aliased)
            );
            advance.claim(request);
        }
    }

    function test_S13_registerRootAboveFieldIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.registerRoot += Field.ORDER;
        _expectRootRefused(request.registerRoot, TAS);
        advance.claim(request);
    }

    function test_S14_statementOfAnotherDoctorIsNoSecondClaim() public {
        _claimAdvance(PATIENT);
        IAsbestosAdvance.ClaimRequest memory again = _advanceOf(PATIENT_AGAIN);
        assertEq(again.nullifier, _advanceOf(PATIENT).nullifier);
        assertTrue(again.proof[0] != _advanceOf(PATIENT).proof[0]);
        _expectUsed(again.nullifier);
        advance.claim(again);
    }

    function test_statementOfAnotherDoctorIsGoodOnItsOwn() public {
        _claimAdvance(PATIENT_AGAIN);
        assertTrue(advance.messageHash(_advanceOf(PATIENT).nullifier) != 0);
    }

    function test_S14_malleatedProofIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        // (-A, -B) is as valid as (A, B).
        request.proof[1] = BASE_FIELD - request.proof[1];
        request.proof[4] = BASE_FIELD - request.proof[4];
        request.proof[5] = BASE_FIELD - request.proof[5];
        uint256 snapshot = vm.snapshotState();
        advance.claim(request);
        vm.revertToState(snapshot);

        _claimAdvance(PATIENT);
        _expectUsed(request.nullifier);
        advance.claim(request);
    }

    function testFuzz_changedProofWordIsRefused(uint256 word, uint256 value) public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        word = bound(word, 0, 7);
        vm.assume(value != request.proof[word]);
        request.proof[word] = value;
        _refused(request);
    }

    function testFuzz_S09_changedSignalIsRefused(uint256 index, uint256 value) public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        index = bound(index, 0, 1);
        value = bound(value, 0, Field.ORDER - 1);
        vm.assume(value != (index == 0 ? request.nullifier : request.note));
        _setSignal(request, index, value);
        _refused(request);
    }

    function test_S09_proofAgainstAnotherRootIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.registerRoot += 1;
        _publishDoctors(request.registerRoot);
        _refused(request);
    }

    function test_S09_proofUnderAnotherPolicyIsRefused() public {
        vm.warp(uint256(START) + DAY);
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT_OLD_POLICY);
        request.policyId = ID;
        _refused(request);
        request = _advanceOf(PATIENT);
        request.policyId = OLD_ID;
        _refused(request);
    }

    function test_S09_proofForAnotherChainIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        vm.chainId(HEALTH_CHAIN + 1);
        _refused(request);
    }

    function test_S09_proofForAnotherGateIsRefused() public {
        AsbestosAdvance twin = new AsbestosAdvance(_advanceWiring(), address(advance.verifier()), TAS);
        AdvancePolicyTable[] memory tables = new AdvancePolicyTable[](1);
        tables[0] = _advanceTable();
        twin.publishInitialPolicies(tables);
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.policyId = 1;
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        twin.claim(request);
    }

    function test_S09_changedDeadlineIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.deadline += 1;
        _refused(request);
    }

    function _refused(IAsbestosAdvance.ClaimRequest memory request) private {
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        advance.claim(request);
    }

    function _setSignal(IAsbestosAdvance.ClaimRequest memory request, uint256 index, uint256 value) private pure {
        if (index == 0) request.nullifier = value;
        else request.note = value;
    }
}
