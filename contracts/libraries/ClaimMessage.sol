// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice What a gate tells the pool about one accepted claim. Holds no person, and no amount but a lump sum's, which
/// is the same for everyone and public.
/// @param nullifierClass what may be had once; belongs to one gate
/// @param nullifier of the claim, a field element
/// @param note hiding commitment to amount and owner, a field element
/// @param capCents the most that the note can be worth, euro cents
/// @param trancheId the gate's tranche that the claim counts in; 0 = none, since the cap is the amount
struct ClaimMessage {
    uint32 nullifierClass;
    uint256 nullifier;
    uint256 note;
    uint32 capCents;
    uint64 trancheId;
}

/// @title The payload between a gate and the pool: `abi.encode(version, class, nullifier, note, cap, tranche)`.
library ClaimMessages {
    uint8 internal constant VERSION = 1;
    /// @notice Six words.
    uint256 internal constant LENGTH = 192;

    function encode(ClaimMessage memory message) internal pure returns (bytes memory) {
        return
            abi.encode(
                VERSION,
                message.nullifierClass,
                message.nullifier,
                message.note,
                message.capCents,
                message.trancheId
            );
    }

    /// @notice Reads a payload without ever reverting: a malformed one must not block the way of the others.
    /// @return ok false when the length, the version or a word's range is not that of a message
    function tryDecode(bytes calldata payload) internal pure returns (bool ok, ClaimMessage memory message) {
        if (payload.length != LENGTH) return (false, message);
        uint256[6] memory word = abi.decode(payload, (uint256[6]));
        if (
            word[0] != VERSION ||
            word[1] > type(uint32).max ||
            word[4] > type(uint32).max ||
            word[5] > type(uint64).max
        ) return (false, message);
        // Casts: bounds checked above.
        message = ClaimMessage({
            nullifierClass: uint32(word[1]),
            nullifier: word[2],
            note: word[3],
            capCents: uint32(word[4]),
            trancheId: uint64(word[5])
        });
        return (true, message);
    }
}
