// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title The BN254 scalar field: the field of every circuit and the base field of BabyJubJub.
library Field {
    /// @notice Order `r`. Mirrored in lib/shared/protocol/field.ts.
    uint256 internal constant ORDER =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @notice Whether `value` is a field element. A signal at or above `r` has a twin below it (S-13).
    function contains(uint256 value) internal pure returns (bool) {
        return value < ORDER;
    }
}
