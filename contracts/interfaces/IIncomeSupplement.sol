// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IEligibilityGate} from "./IEligibilityGate.sol";
import {ISupplementPolicies} from "./ISupplementPolicies.sol";

/// @title Gate of income supplements (`pw`, `tw`): one supplement per person and month.
interface IIncomeSupplement is IEligibilityGate, ISupplementPolicies {
    /// @param c1 first part of the encrypted amount, a BabyJubJub point made by the circuit
    /// @param c2 second part
    /// @param deadline Unix seconds after which the claim is refused
    /// @param proof a, b, c in the verifier's order (b with the imaginary part first)
    struct ClaimRequest {
        uint8 scheme;
        uint32 period;
        uint256 registerRoot;
        uint256 nullifier;
        uint256 note;
        uint256[2] c1;
        uint256[2] c2;
        uint64 deadline;
        uint256[8] proof;
    }

    error IncomeSupplement__PolicyUnknown(uint8 scheme, uint32 period);
    error IncomeSupplement__WindowClosed(uint64 opensAt, uint64 closesAt, uint256 currentTime);
    error IncomeSupplement__TrancheNotOpened(uint64 trancheId);

    event Claimed(
        uint8 indexed scheme,
        uint32 indexed region,
        uint32 indexed period,
        uint256 nullifier,
        uint256 note,
        uint256[2] c1,
        uint256[2] c2,
        uint32 capCents,
        uint64 trancheId
    );
    event ReleaseSent(uint64 indexed trancheId, uint32 count, uint64 totalCents);

    /// @notice Accepts a proved claim and sends its message to the pool. Anyone may bring it: the proof binds
    /// everything that matters. Refuses: signals outside the field (S-13), a used nullifier, a passed deadline, an
    /// unknown policy, a closed window, a root that is stale or of another scheme, an invalid proof. The bytes of a
    /// proof never serve as a key (S-14).
    function claim(ClaimRequest calldata request) external;

    /// @notice Tells the pool what an opened tranche is worth, so that what was reserved above it becomes free. By anyone,
    /// as often as needed: the pool takes a repetition without effect (S-37).
    function release(uint64 trancheId) external;
}
