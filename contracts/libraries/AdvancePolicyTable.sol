// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {PoseidonT6} from "poseidon-solidity/PoseidonT6.sol";
import {Tags} from "./Tags.sol";

/// @notice The published policy of a lump sum.
/// @param nullifierClass what may be had once
/// @param specialism that the stating doctor must have, as in lib/shared/domain/diagnoses.ts
/// @param amountCents euro cents, the same for everyone
/// @param codes diagnoses that are covered, 0 = not in use
/// @param panelKey of the panel that confirms diagnoses, a BabyJubJub point
/// @param startsAt Unix seconds, from which the policy is in force
struct AdvancePolicyTable {
    uint8 scheme;
    uint16 nullifierClass;
    uint32 specialism;
    uint32 amountCents;
    uint32[8] codes;
    uint256[2] panelKey;
    uint64 startsAt;
}

/// @title The hash that a proof carries for the lump sum's policy it was made under.
/// @dev Mirrors lib/shared/protocol/advance-policy.ts. The start is the contract's own rule and not in the hash.
library AdvancePolicyTables {
    function hash(AdvancePolicyTable calldata t) internal pure returns (uint256) {
        // Seven codes fill a field element; the eighth stands in the head.
        uint256 head = uint256(t.scheme) |
            (uint256(t.nullifierClass) << 16) |
            (uint256(t.specialism) << 32) |
            (uint256(t.amountCents) << 64) |
            (uint256(t.codes[7]) << 96);
        uint256 packed = 0;
        for (uint256 i = 0; i < 7; ++i) {
            packed |= uint256(t.codes[i]) << (32 * i);
        }
        return PoseidonT6.hash([Tags.ADVANCE_POLICY, head, packed, t.panelKey[0], t.panelKey[1]]);
    }

    /// @notice Whether the codes fill the slots from the first, without a gap: cards pack the list that way, and would
    /// find another hash for a table with a gap in it.
    function hasCodesInOrder(AdvancePolicyTable calldata t) internal pure returns (bool) {
        for (uint256 i = 1; i < 8; ++i) {
            if (t.codes[i] != 0 && t.codes[i - 1] == 0) return false;
        }
        return t.codes[0] != 0;
    }
}
