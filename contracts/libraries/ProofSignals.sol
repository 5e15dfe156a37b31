// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Positions of the public signals of circuit `supplement`: outputs in the circuit's order, then `context`.
/// @dev Mirrors SUPPLEMENT_SIGNALS in lib/shared/protocol/signals.ts.
library ProofSignals {
    // Nine signals: a constant of a library cannot be the length of an array type.
    uint256 internal constant NULLIFIER = 0;
    uint256 internal constant NOTE = 1;
    uint256 internal constant C1_X = 2;
    uint256 internal constant C1_Y = 3;
    uint256 internal constant C2_X = 4;
    uint256 internal constant C2_Y = 5;
    uint256 internal constant POLICY_HASH = 6;
    uint256 internal constant REGISTER_ROOT = 7;
    uint256 internal constant CONTEXT = 8;
}
