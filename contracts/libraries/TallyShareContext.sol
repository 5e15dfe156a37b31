// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Field} from "./Field.sol";

/// @title The context of a share: whose it is, and of which tranche, so that a proof serves no other (S-09, S-22).
/// @dev Mirrors lib/shared/protocol/context.ts.
library TallyShareContext {
    bytes32 internal constant PURPOSE = keccak256("voorzien.tally-share.v1");

    /// @param trancheId 0 = the proof of possession of a part
    function compute(uint256 chainId, address tally, address holder, uint64 trancheId) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(PURPOSE, chainId, tally, holder, trancheId))) % Field.ORDER;
    }
}
