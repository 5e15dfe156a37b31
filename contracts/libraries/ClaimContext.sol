// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Field} from "./Field.sol";

/// @title The context of a claim: everything a relay could otherwise change (S-09).
/// @dev Mirrors lib/shared/protocol/context.ts.
library ClaimContext {
    bytes32 internal constant PURPOSE = keccak256("voorzien.claim.v1");

    struct Input {
        uint256 chainId;
        address gate;
        uint256 payoutChainId;
        address pool;
        uint8 scheme;
        uint32 period;
        uint64 deadline;
    }

    function compute(Input memory input) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(PURPOSE, input))) % Field.ORDER;
    }
}
