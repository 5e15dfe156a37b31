// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice What a gate tells the pool once a tranche has been opened.
/// @param nullifierClass the gate's own
/// @param trancheId that was opened, above 0
/// @param count claims in it, above 0
/// @param totalCents what they are worth together, euro cents
struct ReleaseMessage {
    uint32 nullifierClass;
    uint64 trancheId;
    uint64 count;
    uint64 totalCents;
}

/// @title Version 2 of the payload between a gate and the pool: `abi.encode(version, class, tranche, count, total)`.
/// @dev Version 1 is ClaimMessages; the two differ in length.
library ReleaseMessages {
    uint8 internal constant VERSION = 2;
    /// @notice Five words.
    uint256 internal constant LENGTH = 160;

    function encode(ReleaseMessage memory message) internal pure returns (bytes memory) {
        return abi.encode(VERSION, message.nullifierClass, message.trancheId, message.count, message.totalCents);
    }

    /// @notice Reads a payload without ever reverting. An empty tranche has nothing to release; neither have claims of
    /// no tranche (0), whose amount is their cap.
    /// @return ok false when the length, the version or a word's range is not that of a release
    function tryDecode(bytes calldata payload) internal pure returns (bool ok, ReleaseMessage memory message) {
        if (payload.length != LENGTH) return (false, message);
        uint256[5] memory word = abi.decode(payload, (uint256[5]));
        if (
            word[0] != VERSION ||
            word[1] > type(uint32).max ||
            word[2] == 0 ||
            word[2] > type(uint64).max ||
            word[3] == 0 ||
            word[3] > type(uint64).max ||
            word[4] > type(uint64).max
        ) return (false, message);
        // Casts: bounds checked above.
        message = ReleaseMessage({
            nullifierClass: uint32(word[1]),
            trancheId: uint64(word[2]),
            count: uint64(word[3]),
            totalCents: uint64(word[4])
        });
        return (true, message);
    }
}
