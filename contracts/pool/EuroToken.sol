// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IEuroToken} from "../interfaces/IEuroToken.sol";
import {EIP3009} from "./EIP3009.sol";

contract EuroToken is IEuroToken, EIP3009, ERC20Permit, AccessManaged {
    constructor(
        address authority
    ) ERC20("Demo Euro", "dEUR") ERC20Permit("Demo Euro") AccessManaged(authority) {}

    /// @inheritdoc IEuroToken
    function mint(address to, uint256 value) external restricted {
        _mint(to, value);
    }

    /// @dev As EURC.
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
