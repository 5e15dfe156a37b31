// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Positions of the public signals of circuit `tallyShare`: outputs in the circuit's order, then the inputs.
/// @dev Mirrors TALLY_SHARE_SIGNALS in lib/shared/protocol/signals.ts.
library TallyShareSignals {
    // Seven signals: a constant of a library cannot be the length of an array type.
    uint256 internal constant KEY_X = 0;
    uint256 internal constant KEY_Y = 1;
    uint256 internal constant SHARE_X = 2;
    uint256 internal constant SHARE_Y = 3;
    uint256 internal constant C1_X = 4;
    uint256 internal constant C1_Y = 5;
    uint256 internal constant CONTEXT = 6;
}
