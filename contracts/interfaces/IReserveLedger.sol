// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title What the pool may owe, and what is free.
interface IReserveLedger {
    /// @notice The pool holds less than it would owe: the delivery is tried again after funding (S-23).
    error PayoutPool__ReserveShort(uint256 balance, uint256 needed);
    /// @notice More would go than the pool may owe: what is free stays, whatever else is broken.
    error PayoutPool__ReserveExceeded(uint256 reserved, uint256 wanted);
    error PayoutPool__NothingFree(uint256 free, uint256 wanted);
    error PayoutPool__RecipientInvalid(address recipient);

    event FreeWithdrawn(address indexed to, uint256 units);

    /// @return token units that the pool may owe: never above its balance
    function reserved() external view returns (uint256);

    /// @notice Gives free funds (balance above `reserved`) back. Administration, with its delay.
    function withdrawFree(address to, uint256 units) external;
}
