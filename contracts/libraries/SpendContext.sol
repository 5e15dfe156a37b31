// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Field} from "./Field.sol";

/// @title The context of a spend: everything a relay could otherwise change (S-09). There is no fee.
/// @dev Mirrors lib/shared/protocol/context.ts.
library SpendContext {
    bytes32 internal constant PURPOSE = keccak256("voorzien.spend.v1");

    /// @param recipient zero when nothing leaves the pool
    function compute(
        uint256 chainId,
        address pool,
        address recipient,
        uint64 deadline
    ) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(PURPOSE, chainId, pool, recipient, deadline))) % Field.ORDER;
    }
}
