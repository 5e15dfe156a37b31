// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {EligibilityGate} from "../../contracts/gates/EligibilityGate.sol";
import {IncomeSupplement} from "../../contracts/gates/IncomeSupplement.sol";
import {IEligibilityGate} from "../../contracts/interfaces/IEligibilityGate.sol";
import {IIncomeSupplement} from "../../contracts/interfaces/IIncomeSupplement.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {World} from "./support/World.sol";

contract IncomeSupplementProofTest is World {
    /// @dev Order of BN254's base field: y and -y are two points with the same x.
    uint256 private constant BASE_FIELD =
        21888242871839275222246405745257275088696311157297823662689037894645226208583;

    function setUp() public {
        _createWorld();
        _openClaims();
    }

    function test_S13_signalAboveFieldIsRefused() public {
        for (uint256 i = 0; i < 6; ++i) {
            IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
            uint256 aliased = _signal(request, i) + Field.ORDER;
            _setSignal(request, i, aliased);
            vm.expectRevert(
                abi.encodeWithSelector(IEligibilityGate.EligibilityGate__SignalOutOfField.selector, i, aliased)
            );
            gate.claim(request);
        }
    }

    function test_S13_registerRootAboveFieldIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        request.registerRoot += Field.ORDER;
        _expectRootRefused(request.registerRoot, PW);
        gate.claim(request);
    }

    function test_S14_otherProofOfTheSameClaimIsRefused() public {
        _claim(DRIVER);
        IIncomeSupplement.ClaimRequest memory again = _claimOf(DRIVER_AGAIN);
        assertTrue(again.proof[0] != _claimOf(DRIVER).proof[0]);
        _expectUsed(again.nullifier);
        gate.claim(again);
    }

    function test_S14_malleatedProofIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        // (-A, -B) is as valid as (A, B).
        request.proof[1] = BASE_FIELD - request.proof[1];
        request.proof[4] = BASE_FIELD - request.proof[4];
        request.proof[5] = BASE_FIELD - request.proof[5];
        uint256 snapshot = vm.snapshotState();
        gate.claim(request);
        vm.revertToState(snapshot);

        _claim(DRIVER);
        _expectUsed(request.nullifier);
        gate.claim(request);
    }

    function testFuzz_changedProofWordIsRefused(uint256 word, uint256 value) public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        word = bound(word, 0, 7);
        vm.assume(value != request.proof[word]);
        request.proof[word] = value;
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        gate.claim(request);
    }

    function testFuzz_S09_changedSignalIsRefused(uint256 index, uint256 value) public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        index = bound(index, 0, 5);
        value = bound(value, 0, Field.ORDER - 1);
        vm.assume(value != _signal(request, index));
        _setSignal(request, index, value);
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        gate.claim(request);
    }

    function test_S09_proofForAnotherChainIsRefused() public {
        vm.chainId(INCOME_CHAIN + 1);
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        this.claimAs(_claimOf(DRIVER));
    }

    function test_S09_proofForAnotherGateIsRefused() public {
        EligibilityGate.Wiring memory wiring = _wiring();
        IncomeSupplement twin = new IncomeSupplement(wiring, address(gate.verifier()), address(tally));
        _publishPwAt(twin);
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        twin.claim(request);
    }

    function test_S09_changedDeadlineIsRefused() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        request.deadline += 1;
        vm.expectRevert(IEligibilityGate.EligibilityGate__ProofInvalid.selector);
        gate.claim(request);
    }

    /// @dev External, so that vm.expectRevert does not meet the fixture's file reading first.
    function claimAs(IIncomeSupplement.ClaimRequest calldata request) external {
        gate.claim(request);
    }

    function _publishPwAt(IncomeSupplement target) private {
        IncomeSupplement original = gate;
        gate = target;
        _publishPw();
        gate = original;
    }

    function _signal(IIncomeSupplement.ClaimRequest memory request, uint256 index) private pure returns (uint256) {
        if (index == 0) return request.nullifier;
        if (index == 1) return request.note;
        return index < 4 ? request.c1[index - 2] : request.c2[index - 4];
    }

    function _setSignal(IIncomeSupplement.ClaimRequest memory request, uint256 index, uint256 value) private pure {
        if (index == 0) request.nullifier = value;
        else if (index == 1) request.note = value;
        else if (index < 4) request.c1[index - 2] = value;
        else request.c2[index - 4] = value;
    }
}
