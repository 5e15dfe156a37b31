// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title The part of Hyperlane's Mailbox that the gateway uses.
interface IHyperlaneMailbox {
    function dispatch(
        uint32 destinationDomain,
        bytes32 recipientAddress,
        bytes calldata messageBody
    ) external payable returns (bytes32 messageId);

    function localDomain() external view returns (uint32);
}

/// @title What Hyperlane's Mailbox asks of a recipient.
interface IHyperlaneRecipient {
    function handle(uint32 origin, bytes32 sender, bytes calldata body) external payable;

    /// @return the module that checks messages for this recipient; 0 = the Mailbox's default
    function interchainSecurityModule() external view returns (address);
}
