// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Domain tags: the first input of every hash of the protocol.
/// @dev Mirrors lib/shared/protocol/tags.ts; tests/fixtures/vectors.json ties TypeScript, circom and Solidity.
library Tags {
    uint256 internal constant NOTE = 11;
    uint256 internal constant LEAF = 12;
    uint256 internal constant POLICY = 14;
    uint256 internal constant POLICY_TAIL = 15;
    uint256 internal constant ADVANCE_POLICY = 16;
}
