// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAdvanceVerifier} from "../interfaces/IAdvanceVerifier.sol";
import {IAsbestosAdvance} from "../interfaces/IAsbestosAdvance.sol";
import {AdvanceSignals} from "../libraries/AdvanceSignals.sol";
import {ClaimContext} from "../libraries/ClaimContext.sol";
import {ClaimMessage} from "../libraries/ClaimMessage.sol";
import {AdvancePolicies} from "./AdvancePolicies.sol";
import {EligibilityGate} from "./EligibilityGate.sol";

contract AsbestosAdvance is IAsbestosAdvance, EligibilityGate, AdvancePolicies {
    /// @notice For how long a policy stays good after the next one started.
    uint64 public constant GRACE_SECONDS = 24 hours;
    /// @dev Had once in a life: context and nullifier name no month.
    uint32 private constant NO_PERIOD = 0;
    /// @dev A register of the whole country.
    uint32 private constant NATIONAL = 0;
    /// @dev The amount is public, so there is nothing to add up in secret, nothing to open and nothing to release.
    uint64 private constant NO_TRANCHE = 0;

    IAdvanceVerifier public immutable verifier;

    constructor(
        Wiring memory wiring,
        address advanceVerifier,
        uint8 ownScheme
    ) EligibilityGate(wiring) AdvancePolicies(ownScheme) {
        if (advanceVerifier == address(0)) revert EligibilityGate__ZeroAddress();
        verifier = IAdvanceVerifier(advanceVerifier);
    }

    /// @inheritdoc IAsbestosAdvance
    function claim(ClaimRequest calldata request) external whenNotPaused {
        _requireInTime(request.deadline);
        Policy memory policy = _acceptedPolicy(request.policyId);
        _requireDoctorsRoot(request.registerRoot);
        _requireProof(request, _signals(request, policy.policyHash));
        _requireUnused(request.nullifier);

        bytes memory payload = _accept(
            ClaimMessage({
                nullifierClass: nullifierClass,
                nullifier: request.nullifier,
                note: request.note,
                capCents: policy.amountCents,
                trancheId: NO_TRANCHE
            })
        );
        emit AdvanceClaimed(scheme, request.policyId, request.nullifier, request.note, policy.amountCents);
        _send(payload);
    }

    /// @dev The one before stays good for a day, so that a proof that is on its way arrives.
    function _acceptedPolicy(uint32 id) private view returns (Policy memory policy) {
        policy = _policy(id);
        if (policy.policyHash == 0) revert AsbestosAdvance__PolicyUnknown(id);
        bool isOver = policy.endsAt != 0 && block.timestamp > uint256(policy.endsAt) + GRACE_SECONDS;
        if (block.timestamp < policy.startsAt || isOver) {
            revert AsbestosAdvance__PolicyNotAccepted(policy.startsAt, policy.endsAt, block.timestamp);
        }
    }

    function _requireDoctorsRoot(uint256 root) private view {
        uint32 region = _requireRoot(root, scheme);
        if (region != NATIONAL) revert AsbestosAdvance__RootNotNational(root, region);
    }

    /// @dev Every signal that the caller names is checked against the field (S-13); the root was published as a field
    /// element, policy hash and context are computed.
    function _signals(
        ClaimRequest calldata request,
        uint256 policyHash
    ) private view returns (uint256[5] memory signals) {
        _requireInField(AdvanceSignals.NULLIFIER, request.nullifier);
        _requireInField(AdvanceSignals.NOTE, request.note);
        signals[AdvanceSignals.NULLIFIER] = request.nullifier;
        signals[AdvanceSignals.NOTE] = request.note;
        signals[AdvanceSignals.POLICY_HASH] = policyHash;
        signals[AdvanceSignals.REGISTER_ROOT] = request.registerRoot;
        signals[AdvanceSignals.CONTEXT] = ClaimContext.compute(
            ClaimContext.Input({
                chainId: block.chainid,
                gate: address(this),
                payoutChainId: _poolChainId,
                pool: _pool,
                scheme: scheme,
                period: NO_PERIOD,
                deadline: request.deadline
            })
        );
    }

    function _requireProof(ClaimRequest calldata request, uint256[5] memory signals) private view {
        uint256[8] calldata p = request.proof;
        if (!verifier.verifyProof([p[0], p[1]], [[p[2], p[3]], [p[4], p[5]]], [p[6], p[7]], signals)) {
            revert EligibilityGate__ProofInvalid();
        }
    }

    function _ownNullifierClass() internal view override returns (uint32) {
        return nullifierClass;
    }
}
