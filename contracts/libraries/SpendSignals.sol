// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Positions of the public signals of circuit `spend`: outputs in the circuit's order, then the public inputs.
/// @dev Mirrors SPEND_SIGNALS in lib/shared/protocol/signals.ts.
library SpendSignals {
    // Six signals: a constant of a library cannot be the length of an array type.
    uint256 internal constant NULLIFIER_0 = 0;
    uint256 internal constant NULLIFIER_1 = 1;
    uint256 internal constant CHANGE = 2;
    uint256 internal constant ROOT = 3;
    uint256 internal constant PUBLIC_AMOUNT = 4;
    uint256 internal constant CONTEXT = 5;
}
