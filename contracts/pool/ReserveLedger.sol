// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IReserveLedger} from "../interfaces/IReserveLedger.sol";

/// @dev Every euro that enters or leaves is booked here first and moved last (S-15).
abstract contract ReserveLedger is IReserveLedger, AccessManaged, ReentrancyGuardTransient {
    using SafeERC20 for IERC20Metadata;

    IERC20Metadata public immutable token;
    uint256 private immutable _unitsPerCent;

    /// @inheritdoc IReserveLedger
    uint256 public reserved;

    /// @param euro token with at least 2 decimals
    constructor(IERC20Metadata euro) {
        token = euro;
        _unitsPerCent = 10 ** (euro.decimals() - 2);
    }

    /// @inheritdoc IReserveLedger
    function withdrawFree(address to, uint256 units) external restricted nonReentrant {
        _requireRecipient(to);
        uint256 balance = token.balanceOf(address(this));
        uint256 free = balance > reserved ? balance - reserved : 0;
        if (units > free) revert PayoutPool__NothingFree(free, units);
        emit FreeWithdrawn(to, units);
        token.safeTransfer(to, units);
    }

    /// @dev Books what a note may be worth, out of what is free.
    function _reserve(uint32 cents) internal {
        reserved += _toUnits(cents);
        _requireCovered();
    }

    /// @dev Books and takes what a note is worth.
    function _reserveFrom(address payer, uint32 cents) internal {
        uint256 units = _toUnits(cents);
        reserved += units;
        token.safeTransferFrom(payer, address(this), units);
        _requireCovered();
    }

    /// @return units that are not owed any more
    function _unreserve(uint256 cents) internal returns (uint256 units) {
        units = _toUnits(cents);
        uint256 owed = reserved;
        if (units > owed) revert PayoutPool__ReserveExceeded(owed, units);
        reserved = owed - units;
    }

    /// @dev S-18: money to nobody, to the pool itself or to the token would be lost.
    function _requireRecipient(address recipient) internal view {
        if (recipient == address(0) || recipient == address(this) || recipient == address(token)) {
            revert PayoutPool__RecipientInvalid(recipient);
        }
    }

    function _requireCovered() private view {
        uint256 balance = token.balanceOf(address(this));
        if (balance < reserved) revert PayoutPool__ReserveShort(balance, reserved);
    }

    function _toUnits(uint256 cents) private view returns (uint256) {
        return cents * _unitsPerCent;
    }
}
