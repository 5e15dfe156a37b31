// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IIncomeSupplement} from "../interfaces/IIncomeSupplement.sol";
import {ISupplementVerifier} from "../interfaces/ISupplementVerifier.sol";
import {ITally} from "../interfaces/ITally.sol";
import {ClaimContext} from "../libraries/ClaimContext.sol";
import {ClaimMessage} from "../libraries/ClaimMessage.sol";
import {ProofSignals} from "../libraries/ProofSignals.sol";
import {ReleaseMessage, ReleaseMessages} from "../libraries/ReleaseMessage.sol";
import {EligibilityGate} from "./EligibilityGate.sol";
import {SupplementPolicies} from "./SupplementPolicies.sol";

contract IncomeSupplement is IIncomeSupplement, EligibilityGate, SupplementPolicies {
    using ReleaseMessages for ReleaseMessage;

    ISupplementVerifier public immutable verifier;

    /// @param tally must be bound to this gate before the first claim
    constructor(
        Wiring memory wiring,
        address supplementVerifier,
        address tally
    ) EligibilityGate(wiring) SupplementPolicies(tally) {
        if (supplementVerifier == address(0)) revert EligibilityGate__ZeroAddress();
        verifier = ISupplementVerifier(supplementVerifier);
    }

    /// @inheritdoc IIncomeSupplement
    function claim(ClaimRequest calldata request) external whenNotPaused {
        _requireInTime(request.deadline);
        Policy memory policy = _openPolicy(request.scheme, request.period);
        uint32 region = _requireRoot(request.registerRoot, request.scheme);
        _requireProof(request, _signals(request, policy.policyHash));
        _requireUnused(request.nullifier);

        // Tally calls nobody: there is no way back in before the nullifier is marked (S-15).
        uint64 trancheId = tally.count(
            request.scheme,
            region,
            policy.tallyKeyHash,
            policy.maxAmountCents,
            request.c1,
            request.c2
        );
        bytes memory payload = _accept(
            ClaimMessage({
                nullifierClass: nullifierClass,
                nullifier: request.nullifier,
                note: request.note,
                capCents: policy.maxAmountCents,
                trancheId: trancheId
            })
        );
        emit Claimed(
            request.scheme,
            region,
            request.period,
            request.nullifier,
            request.note,
            request.c1,
            request.c2,
            policy.maxAmountCents,
            trancheId
        );
        _send(payload);
    }

    /// @inheritdoc IIncomeSupplement
    function release(uint64 trancheId) external {
        ITally.ClosedTranche memory tranche = tally.trancheOf(trancheId);
        if (tranche.state != ITally.State.Opened) revert IncomeSupplement__TrancheNotOpened(trancheId);
        bytes memory payload = ReleaseMessage({
            nullifierClass: nullifierClass,
            trancheId: trancheId,
            count: tranche.count,
            totalCents: tranche.totalCents
        }).encode();
        emit ReleaseSent(trancheId, tranche.count, tranche.totalCents);
        _send(payload);
    }

    function _openPolicy(uint8 scheme, uint32 period) private view returns (Policy memory policy) {
        policy = _policy(scheme, period);
        if (policy.policyHash == 0) revert IncomeSupplement__PolicyUnknown(scheme, period);
        if (block.timestamp < policy.claimOpensAt || block.timestamp > policy.claimClosesAt) {
            revert IncomeSupplement__WindowClosed(policy.claimOpensAt, policy.claimClosesAt, block.timestamp);
        }
    }

    /// @dev Every signal that the caller names is checked against the field (S-13); the root was published as a field
    /// element, policy hash and context are computed.
    function _signals(
        ClaimRequest calldata request,
        uint256 policyHash
    ) private view returns (uint256[9] memory signals) {
        signals[ProofSignals.NULLIFIER] = request.nullifier;
        signals[ProofSignals.NOTE] = request.note;
        signals[ProofSignals.C1_X] = request.c1[0];
        signals[ProofSignals.C1_Y] = request.c1[1];
        signals[ProofSignals.C2_X] = request.c2[0];
        signals[ProofSignals.C2_Y] = request.c2[1];
        for (uint256 i = 0; i < ProofSignals.POLICY_HASH; ++i) {
            _requireInField(i, signals[i]);
        }
        signals[ProofSignals.POLICY_HASH] = policyHash;
        signals[ProofSignals.REGISTER_ROOT] = request.registerRoot;
        signals[ProofSignals.CONTEXT] = ClaimContext.compute(
            ClaimContext.Input({
                chainId: block.chainid,
                gate: address(this),
                payoutChainId: _poolChainId,
                pool: _pool,
                scheme: request.scheme,
                period: request.period,
                deadline: request.deadline
            })
        );
    }

    function _requireProof(
        ClaimRequest calldata request,
        uint256[9] memory signals
    ) private view {
        uint256[8] calldata p = request.proof;
        if (!verifier.verifyProof([p[0], p[1]], [[p[2], p[3]], [p[4], p[5]]], [p[6], p[7]], signals)) {
            revert EligibilityGate__ProofInvalid();
        }
    }

    function _ownNullifierClass() internal view override returns (uint32) {
        return nullifierClass;
    }
}
