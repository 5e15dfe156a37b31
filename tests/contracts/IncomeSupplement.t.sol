// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {EligibilityGate} from "../../contracts/gates/EligibilityGate.sol";
import {IncomeSupplement} from "../../contracts/gates/IncomeSupplement.sol";
import {IEligibilityGate} from "../../contracts/interfaces/IEligibilityGate.sol";
import {IIncomeSupplement} from "../../contracts/interfaces/IIncomeSupplement.sol";
import {ISupplementPolicies} from "../../contracts/interfaces/ISupplementPolicies.sol";
import {ISupplementVerifier} from "../../contracts/interfaces/ISupplementVerifier.sol";
import {ITally} from "../../contracts/interfaces/ITally.sol";
import {PolicyTable} from "../../contracts/libraries/PolicyTable.sol";
import {ClaimMessage} from "../../contracts/libraries/ClaimMessage.sol";
import {IPausable} from "./support/HyperlanePair.sol";
import {World} from "./support/World.sol";

contract IncomeSupplementTest is World {
    function setUp() public {
        _createWorld();
        _openClaims();
    }

    function test_S01_fixtureBelongsToTheCommittedVerifyingKey() public {
        bytes32 actual = sha256(bytes(vm.readFile("public/zk/supplement.vkey.json")));
        assertEq(
            actual,
            vm.parseJsonBytes32(_fixture(), ".verifyingKeySha256"),
            "keys changed: run scripts/contracts/make-claim-fixture.ts"
        );
    }

    function test_validClaimIsAcceptedAndDispatched() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        vm.expectEmit(address(gate));
        emit IIncomeSupplement.Claimed(
            PW,
            REGION,
            OCTOBER,
            request.nullifier,
            request.note,
            request.c1,
            request.c2,
            PW_CAP,
            1
        );
        vm.recordLogs();
        vm.prank(relay);
        gate.claim(request);
        assertEq(_dispatched().length, 1);
        assertTrue(gate.messageHash(request.nullifier) != 0);
        bytes32 keyHash = gate.policyOf(PW, OCTOBER).tallyKeyHash;
        ITally.OpenTranche memory tranche = tally.openTranche(PW, REGION, keyHash);
        assertEq(abi.encode(tranche.id, tranche.count, tranche.capSumCents), abi.encode(1, 1, PW_CAP));
        (uint256[2] memory c1, uint256[2] memory c2) = tally.runningSums(PW, REGION, keyHash);
        assertEq(abi.encode(c1, c2), abi.encode(request.c1, request.c2));
    }

    function test_secondPersonCountsInTheSameTranche() public {
        _claim(DRIVER);
        _claim(NEIGHBOUR);
        ITally.OpenTranche memory tranche = tally.openTranche(
            PW,
            REGION,
            gate.policyOf(PW, OCTOBER).tallyKeyHash
        );
        assertEq(tranche.id, 1);
        assertEq(tranche.count, 2);
        assertEq(tranche.capSumCents, 2 * PW_CAP);
    }

    function test_S36_sameMonthUnderTheOtherSchemeIsRefused() public {
        _claim(DRIVER);
        IIncomeSupplement.ClaimRequest memory other = _claimOf(DRIVER_TW);
        assertEq(other.nullifier, _claimOf(DRIVER).nullifier);
        _expectUsed(other.nullifier);
        gate.claim(other);
    }

    function test_otherSchemeIsAcceptedOnItsOwn() public {
        _claim(DRIVER_TW);
        assertTrue(gate.messageHash(_claimOf(DRIVER_TW).nullifier) != 0);
    }

    function test_passedDeadlineIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        _keepRootFresh(request.registerRoot, request.deadline);
        vm.warp(request.deadline);
        uint256 snapshot = vm.snapshotState();
        gate.claim(request);
        vm.revertToState(snapshot);

        vm.warp(uint256(request.deadline) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEligibilityGate.EligibilityGate__DeadlinePassed.selector,
                request.deadline,
                uint256(request.deadline) + 1
            )
        );
        gate.claim(request);
    }

    function test_unknownPolicyIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        request.period = 202_609;
        vm.expectRevert(
            abi.encodeWithSelector(IIncomeSupplement.IncomeSupplement__PolicyUnknown.selector, PW, 202_609)
        );
        gate.claim(request);
    }

    function test_closedWindowIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        vm.warp(1_790_812_799);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIncomeSupplement.IncomeSupplement__WindowClosed.selector,
                1_790_812_800,
                1_856_649_600,
                1_790_812_799
            )
        );
        gate.claim(request);
        request.deadline = type(uint64).max;
        vm.warp(1_856_649_601);
        vm.expectPartialRevert(IIncomeSupplement.IncomeSupplement__WindowClosed.selector);
        gate.claim(request);
    }

    function test_unknownRootIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        request.registerRoot += 1;
        _expectRootRefused(request.registerRoot, PW);
        gate.claim(request);
    }

    function test_rootOfAnotherSchemeIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        request.registerRoot = _claimOf(DRIVER_TW).registerRoot;
        _expectRootRefused(request.registerRoot, PW);
        gate.claim(request);
    }

    function test_S17_rootIsAcceptedForItsGraceAndNoLonger() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        // The neighbour's root superseded the driver's in setUp, at NOW.
        vm.warp(NOW + GRACE);
        uint256 snapshot = vm.snapshotState();
        gate.claim(request);
        vm.revertToState(snapshot);

        vm.warp(NOW + GRACE + 1);
        _expectRootRefused(request.registerRoot, PW);
        gate.claim(request);
    }

    function test_pausedGateRefusesAtOnce() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        vm.prank(pauser);
        gate.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        gate.claim(request);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, pauser));
        vm.prank(pauser);
        gate.unpause();
        gate.unpause();
        gate.claim(request);
    }

    function test_strangerCannotPause() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay));
        vm.prank(relay);
        gate.pause();
    }

    function test_pausedDispatchLeavesNothingBehind() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        IPausable(incomePausableHook).pause();
        vm.expectRevert("Pausable: paused");
        gate.claim(request);
        assertEq(gate.messageHash(request.nullifier), 0);
        IPausable(incomePausableHook).unpause();
        gate.claim(request);
    }

    function test_S37_anyoneCanResendTheSameMessage() public {
        vm.recordLogs();
        _claim(DRIVER);
        bytes[] memory first = _dispatched();
        ClaimMessage memory message = _messageOf(DRIVER);
        vm.expectEmit(address(gate));
        emit IEligibilityGate.Resent(message.nullifier);
        vm.recordLogs();
        vm.prank(makeAddr("anyone"));
        gate.resend(message);
        bytes[] memory second = _dispatched();
        // The header's nonce (bytes 1 to 4) differs; the body starts at byte 77.
        assertEq(keccak256(_from(first[0], 77)), keccak256(_from(second[0], 77)));
        assertTrue(keccak256(first[0]) != keccak256(second[0]));
    }

    function testFuzz_resendOfAnotherMessageIsRefused(uint256 field, uint256 value) public {
        _claim(DRIVER);
        ClaimMessage memory message = _messageOf(DRIVER);
        bytes32 before = keccak256(abi.encode(message));
        field = bound(field, 0, 4);
        if (field == 0) message.nullifierClass = uint32(value);
        if (field == 1) message.nullifier = value;
        if (field == 2) message.note = value;
        if (field == 3) message.capCents = uint32(value);
        if (field == 4) message.trancheId = uint64(value);
        vm.assume(keccak256(abi.encode(message)) != before);
        vm.expectRevert(
            abi.encodeWithSelector(IEligibilityGate.EligibilityGate__MessageUnknown.selector, message.nullifier)
        );
        gate.resend(message);
    }

    function test_S22_gateThatTallyIsNotBoundToAcceptsNothing() public {
        IncomeSupplement other = new IncomeSupplement(_wiring(), address(gate.verifier()), address(tally));
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = _pwTable(OCTOBER);
        other.publishInitialPolicies(tables);
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        // Proofs name their gate: this one is taken for good, so that Tally has to say no.
        vm.mockCall(
            address(gate.verifier()),
            abi.encodeWithSelector(ISupplementVerifier.verifyProof.selector),
            abi.encode(true)
        );
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__NotTheGate.selector, address(other)));
        other.claim(request);
        assertEq(other.messageHash(request.nullifier), 0);
    }

    function test_zeroAddressIsRefusedAtDeployment() public {
        EligibilityGate.Wiring memory wiring = _wiring();
        address verifier = address(gate.verifier());
        vm.expectRevert(IEligibilityGate.EligibilityGate__ZeroAddress.selector);
        new IncomeSupplement(wiring, address(0), address(tally));
        vm.expectRevert(ISupplementPolicies.SupplementPolicies__NoTally.selector);
        new IncomeSupplement(wiring, verifier, address(0));
        wiring.pool = address(0);
        vm.expectRevert(IEligibilityGate.EligibilityGate__ZeroAddress.selector);
        new IncomeSupplement(wiring, verifier, address(tally));
    }

    function _keepRootFresh(uint256 root, uint256 moment) private {
        vm.warp(moment);
        vm.prank(publisher);
        roots.publishRoot(PW, REGION, root);
    }

    function _from(bytes memory data, uint256 start) private pure returns (bytes memory tail) {
        tail = new bytes(data.length - start);
        for (uint256 i = start; i < data.length; ++i) {
            tail[i - start] = data[i];
        }
    }
}
