// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {PoseidonT6} from "poseidon-solidity/PoseidonT6.sol";
import {Tags} from "./Tags.sol";

/// @notice What of the earnings does not count: `flat` first, then a share of the rest, at most `cap`.
/// @param flatCents euro cents
/// @param bps hundredths of a percent, 0..10000
/// @param capCents euro cents
struct Disregard {
    uint32 flatCents;
    uint16 bps;
    uint32 capCents;
}

/// @notice The published table of one scheme for one month.
/// @param basis 0 net, 1 gross
/// @param nullifierClass what may be had once
/// @param period yyyymm
/// @param norms euro cents by norm class, 0 = not in use
/// @param disregards by disregard class, slot 0 is none
/// @param tallyKey sum of the key holders' parts, a BabyJubJub point
/// @param claimOpensAt Unix seconds, from which claims are accepted
/// @param claimClosesAt Unix seconds, last moment at which claims are accepted
struct PolicyTable {
    uint8 scheme;
    uint8 basis;
    uint16 nullifierClass;
    uint32 period;
    uint32[8] norms;
    Disregard[4] disregards;
    uint256[2] tallyKey;
    uint64 claimOpensAt;
    uint64 claimClosesAt;
}

/// @title The hash that a proof carries for the policy it was made under.
/// @dev Mirrors lib/shared/protocol/policy.ts. The window is the contract's own rule and not in the hash.
library PolicyTables {
    /// @dev PRE bps <= 10000. Enforced: SupplementPolicies._checkedMaxAmount.
    function hash(PolicyTable calldata t) internal pure returns (uint256) {
        uint256 head = uint256(t.scheme) |
            (uint256(t.basis) << 8) |
            (uint256(t.nullifierClass) << 16) |
            (uint256(t.period) << 32);
        uint256 inner = PoseidonT6.hash(
            [
                Tags.POLICY,
                head,
                _packNorms(t.norms, 0),
                _packNorms(t.norms, 4),
                _packDisregards(t.disregards[0], t.disregards[1])
            ]
        );
        return
            PoseidonT6.hash(
                [
                    Tags.POLICY_TAIL,
                    inner,
                    _packDisregards(t.disregards[2], t.disregards[3]),
                    t.tallyKey[0],
                    t.tallyKey[1]
                ]
            );
    }

    /// @notice The largest norm: what the pool reserves for one claim.
    function maxAmountCents(PolicyTable calldata t) internal pure returns (uint32 max) {
        for (uint256 i = 0; i < 8; ++i) {
            if (t.norms[i] > max) max = t.norms[i];
        }
    }

    function _packNorms(uint32[8] calldata norms, uint256 from) private pure returns (uint256 packed) {
        for (uint256 i = 0; i < 4; ++i) {
            packed |= uint256(norms[from + i]) << (32 * i);
        }
    }

    function _packDisregards(Disregard calldata low, Disregard calldata high) private pure returns (uint256) {
        return _packDisregard(low) | (_packDisregard(high) << 96);
    }

    function _packDisregard(Disregard calldata d) private pure returns (uint256) {
        return uint256(d.flatCents) | (uint256(d.bps) << 32) | (uint256(d.capCents) << 64);
    }
}
