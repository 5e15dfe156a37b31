// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {AsbestosAdvance} from "../../contracts/gates/AsbestosAdvance.sol";
import {EligibilityGate} from "../../contracts/gates/EligibilityGate.sol";
import {IAdvancePolicies} from "../../contracts/interfaces/IAdvancePolicies.sol";
import {IAsbestosAdvance} from "../../contracts/interfaces/IAsbestosAdvance.sol";
import {IEligibilityGate} from "../../contracts/interfaces/IEligibilityGate.sol";
import {AdvancePolicyTable} from "../../contracts/libraries/AdvancePolicyTable.sol";
import {ClaimMessage, ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {IPausable} from "./support/HyperlanePair.sol";
import {HealthWorld} from "./support/HealthWorld.sol";

contract AsbestosAdvanceTest is HealthWorld {
    function setUp() public {
        _createHealthWorld();
        _openAdvances();
    }

    function test_S01_fixtureBelongsToTheCommittedVerifyingKey() public {
        bytes32 actual = sha256(bytes(vm.readFile("public/zk/advance.vkey.json")));
        assertEq(
            actual,
            vm.parseJsonBytes32(_advanceFixture(), ".verifyingKeySha256"),
            "keys changed: run scripts/contracts/make-advance-fixture.ts"
        );
    }

    function test_validClaimIsAcceptedAndDispatched() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        uint32 amount = _advanceAmountOf(PATIENT);
        vm.expectEmit(address(advance));
        emit IAsbestosAdvance.AdvanceClaimed(TAS, ID, request.nullifier, request.note, amount);
        vm.recordLogs();
        vm.prank(relay);
        advance.claim(request);
        assertEq(_dispatched().length, 1);
        bytes memory payload = ClaimMessages.encode(_advanceMessageOf(PATIENT));
        assertEq(advance.messageHash(request.nullifier), keccak256(payload));
    }

    function test_anotherPatientIsAcceptedToo() public {
        _claimAdvance(PATIENT);
        _claimAdvance(OTHER_PATIENT);
        assertTrue(advance.messageHash(_advanceOf(OTHER_PATIENT).nullifier) != 0);
    }

    function test_oldPolicyIsGoodForADayAfterTheChange() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT_OLD_POLICY);
        uint256 snapshot = vm.snapshotState();
        vm.warp(uint256(START) + DAY);
        advance.claim(request);
        bytes memory payload = ClaimMessages.encode(_advanceMessageOf(PATIENT_OLD_POLICY));
        assertEq(advance.messageHash(request.nullifier), keccak256(payload), "the cap is the old amount");
        vm.revertToState(snapshot);

        vm.warp(uint256(START) + DAY + 1);
        _expectNotAccepted(OLD_START, START);
        advance.claim(request);
    }

    function test_policyIsRefusedBeforeItsStart() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        vm.warp(uint256(START) - 1);
        _expectNotAccepted(START, 0);
        advance.claim(request);
        vm.warp(START);
        advance.claim(request);
    }

    function test_announcedPolicyIsRefusedUntilItStarts() public {
        AdvancePolicyTable memory table = _advanceTable(PATIENT, uint64(NOW) + 30 days);
        _followWith(table);
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.policyId = ID + 1;
        _expectNotAccepted(table.startsAt, 0);
        advance.claim(request);
        vm.warp(table.startsAt);
        advance.claim(request);
    }

    function test_newAmountIsTheCapOfTheMessage() public {
        assertTrue(_advanceAmountOf(PATIENT) != _advanceAmountOf(PATIENT_OLD_POLICY));
        vm.warp(uint256(START) + DAY);
        uint256 nullifier = _advanceOf(PATIENT).nullifier;
        uint256 snapshot = vm.snapshotState();
        _claimAdvance(PATIENT_OLD_POLICY);
        bytes32 old = advance.messageHash(nullifier);
        vm.revertToState(snapshot);
        _claimAdvance(PATIENT);
        assertTrue(advance.messageHash(nullifier) != old);
        assertEq(advance.messageHash(nullifier), keccak256(ClaimMessages.encode(_advanceMessageOf(PATIENT))));
    }

    function test_secondClaimUnderAnotherPolicyIsRefused() public {
        vm.warp(uint256(START) + DAY);
        _claimAdvance(PATIENT_OLD_POLICY);
        IAsbestosAdvance.ClaimRequest memory again = _advanceOf(PATIENT);
        assertEq(again.nullifier, _advanceOf(PATIENT_OLD_POLICY).nullifier);
        _expectUsed(again.nullifier);
        advance.claim(again);
    }

    function test_passedDeadlineIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        vm.warp(request.deadline);
        uint256 snapshot = vm.snapshotState();
        advance.claim(request);
        vm.revertToState(snapshot);

        vm.warp(uint256(request.deadline) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEligibilityGate.EligibilityGate__DeadlinePassed.selector,
                request.deadline,
                uint256(request.deadline) + 1
            )
        );
        advance.claim(request);
    }

    function testFuzz_unknownPolicyIsRefused(uint32 id) public {
        vm.assume(id != OLD_ID && id != ID);
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.policyId = id;
        vm.expectRevert(abi.encodeWithSelector(IAsbestosAdvance.AsbestosAdvance__PolicyUnknown.selector, id));
        advance.claim(request);
    }

    function test_unknownRootIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.registerRoot += 1;
        _expectRootRefused(request.registerRoot, TAS);
        advance.claim(request);
    }

    function test_rootOfAnotherSchemesRegisterIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.registerRoot = _claimOf(DRIVER).registerRoot;
        vm.prank(publisher);
        doctorRoots.publishRoot(PW, NATIONAL, request.registerRoot);
        _expectRootRefused(request.registerRoot, TAS);
        advance.claim(request);
    }

    function test_rootOfARegionIsRefused() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        request.registerRoot += 1;
        vm.prank(publisher);
        doctorRoots.publishRoot(TAS, REGION, request.registerRoot);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAsbestosAdvance.AsbestosAdvance__RootNotNational.selector,
                request.registerRoot,
                REGION
            )
        );
        advance.claim(request);
    }

    function test_S17_doctorsRootExpiresByTimeAndIsNotPushedOut() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        for (uint256 root = 1; root <= 300; ++root) {
            _publishDoctors(root);
        }
        // Superseded by the first of those, at NOW.
        vm.warp(NOW + GRACE);
        uint256 snapshot = vm.snapshotState();
        advance.claim(request);
        vm.revertToState(snapshot);

        vm.warp(NOW + GRACE + 1);
        _expectRootRefused(request.registerRoot, TAS);
        advance.claim(request);
    }

    function test_pausedGateRefusesAtOnce() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        vm.prank(pauser);
        advance.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        advance.claim(request);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, pauser));
        vm.prank(pauser);
        advance.unpause();
        advance.unpause();
        advance.claim(request);
    }

    function test_strangerCannotPause() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay));
        vm.prank(relay);
        advance.pause();
    }

    function test_pausedDispatchLeavesNothingBehind() public {
        IAsbestosAdvance.ClaimRequest memory request = _advanceOf(PATIENT);
        IPausable(healthPausableHook).pause();
        vm.expectRevert("Pausable: paused");
        advance.claim(request);
        assertEq(advance.messageHash(request.nullifier), 0);
        IPausable(healthPausableHook).unpause();
        advance.claim(request);
    }

    function test_S37_anyoneCanResendTheSameMessage() public {
        _claimAdvance(PATIENT);
        ClaimMessage memory message = _advanceMessageOf(PATIENT);
        vm.expectEmit(address(advance));
        emit IEligibilityGate.Resent(message.nullifier);
        vm.recordLogs();
        vm.prank(makeAddr("anyone"));
        advance.resend(message);
        assertEq(_dispatched().length, 1);
        message.capCents += 1;
        vm.expectRevert(
            abi.encodeWithSelector(IEligibilityGate.EligibilityGate__MessageUnknown.selector, message.nullifier)
        );
        advance.resend(message);
    }

    function test_faultyDeploymentIsRefused() public {
        EligibilityGate.Wiring memory wiring = _advanceWiring();
        address verifier = address(advance.verifier());
        vm.expectRevert(IEligibilityGate.EligibilityGate__ZeroAddress.selector);
        new AsbestosAdvance(wiring, address(0), TAS);
        vm.expectRevert(IAdvancePolicies.AdvancePolicies__SchemeZero.selector);
        new AsbestosAdvance(wiring, verifier, 0);
        wiring.pool = address(0);
        vm.expectRevert(IEligibilityGate.EligibilityGate__ZeroAddress.selector);
        new AsbestosAdvance(wiring, verifier, TAS);
    }

    function _expectNotAccepted(uint64 startsAt, uint64 endsAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAsbestosAdvance.AsbestosAdvance__PolicyNotAccepted.selector,
                startsAt,
                endsAt,
                block.timestamp
            )
        );
    }
}
