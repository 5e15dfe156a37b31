// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAdvancePolicies} from "./IAdvancePolicies.sol";
import {IEligibilityGate} from "./IEligibilityGate.sol";

/// @title Gate of the advance for asbestos patients (`tas`): one lump sum per person, once in a life.
interface IAsbestosAdvance is IEligibilityGate, IAdvancePolicies {
    /// @param policyId under which the proof was made
    /// @param registerRoot of the register of doctors
    /// @param deadline Unix seconds after which the claim is refused
    /// @param proof a, b, c in the verifier's order (b with the imaginary part first)
    struct ClaimRequest {
        uint32 policyId;
        uint256 registerRoot;
        uint256 nullifier;
        uint256 note;
        uint64 deadline;
        uint256[8] proof;
    }

    error AsbestosAdvance__PolicyUnknown(uint32 policyId);
    /// @notice Before its start, or more than the grace after its end.
    error AsbestosAdvance__PolicyNotAccepted(uint64 startsAt, uint64 endsAt, uint256 currentTime);
    /// @notice Doctors stand in one register for the whole country: region 0.
    error AsbestosAdvance__RootNotNational(uint256 root, uint32 region);

    event AdvanceClaimed(
        uint8 indexed scheme,
        uint32 indexed policyId,
        uint256 nullifier,
        uint256 note,
        uint32 capCents
    );

    /// @notice Accepts a proved claim and sends its message to the pool. Anyone may bring it: the proof binds
    /// everything that matters. Refuses: signals outside the field (S-13), a used nullifier, a passed deadline, an
    /// unknown policy or one that is not accepted now, a root that is stale or of another register, an invalid proof.
    /// The bytes of a proof never serve as a key (S-14).
    function claim(ClaimRequest calldata request) external;
}
