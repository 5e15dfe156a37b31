// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IERC7786GatewaySource} from "@openzeppelin/contracts/interfaces/draft-IERC7786.sol";
import {IHyperlaneRecipient} from "./IHyperlaneMailbox.sol";

/// @title ERC-7786 over Hyperlane: applications see ERC-7786 only, so that the engine can be replaced.
interface IHyperlaneGateway is IERC7786GatewaySource, IHyperlaneRecipient {
    error HyperlaneGateway__NotMailbox(address caller);
    error HyperlaneGateway__RemoteUnknown(uint256 chainId);
    error HyperlaneGateway__SenderNotRemote(uint32 origin, bytes32 sender);
    /// @notice The message names another origin or destination chain than it came over.
    error HyperlaneGateway__ChainMismatch(uint256 named, uint256 actual);
    error HyperlaneGateway__RecipientRefused(address recipient);
    error HyperlaneGateway__ZeroAddress();

    event RemoteSet(uint32 indexed domain, bytes32 gateway);
    event InterchainSecurityModuleSet(address module);

    /// @notice Names the gateway of another chain; 0 removes it.
    /// @param domain Hyperlane domain, equal to the chain id
    function setRemote(uint32 domain, bytes32 gateway) external;

    /// @notice Sets the module that checks incoming messages (S-37: it can be replaced).
    function setInterchainSecurityModule(address module) external;

    /// @return the gateway of another chain, 0 = none
    function remoteOf(uint32 domain) external view returns (bytes32);
}
