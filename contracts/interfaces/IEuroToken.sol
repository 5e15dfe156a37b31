// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IEIP3009} from "./IEIP3009.sol";

/// @title Fictitious euro of the demo. Any token with ERC-20, EIP-2612 and EIP-3009 can take its place.
interface IEuroToken is IEIP3009 {
    /// @notice Makes new units. @param value in units of 10^-6 euro
    function mint(address to, uint256 value) external;
}
