// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title EIP-3009: transfers by signed authorization, so that a holder needs no gas.
interface IEIP3009 {
    error EIP3009__NotYetValid(uint256 validAfter, uint256 currentTime);
    error EIP3009__Expired(uint256 validBefore, uint256 currentTime);
    error EIP3009__AuthorizationUsed(address authorizer, bytes32 nonce);
    error EIP3009__InvalidSignature(address recovered, address authorizer);
    error EIP3009__CallerNotPayee(address caller, address payee);

    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);
    event AuthorizationCanceled(address indexed authorizer, bytes32 indexed nonce);

    /// @notice Executes a transfer that `from` signed. @param nonce 32 random bytes, used once
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice As transferWithAuthorization, callable by the payee only, so that nobody runs ahead of a contract.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice Makes an unused authorization worthless.
    function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external;

    /// @return whether the nonce was used or cancelled
    function authorizationState(address authorizer, bytes32 nonce) external view returns (bool);
}
