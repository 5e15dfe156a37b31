// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Positions of the public signals of circuit `advance`: outputs in the circuit's order, then `context`.
/// @dev Mirrors ADVANCE_SIGNALS in lib/shared/protocol/signals.ts.
library AdvanceSignals {
    // Five signals: a constant of a library cannot be the length of an array type.
    uint256 internal constant NULLIFIER = 0;
    uint256 internal constant NOTE = 1;
    uint256 internal constant POLICY_HASH = 2;
    uint256 internal constant REGISTER_ROOT = 3;
    uint256 internal constant CONTEXT = 4;
}
