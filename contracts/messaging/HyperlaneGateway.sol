// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC7786GatewaySource, IERC7786Recipient} from "@openzeppelin/contracts/interfaces/draft-IERC7786.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IHyperlaneGateway} from "../interfaces/IHyperlaneGateway.sol";
import {IHyperlaneMailbox, IHyperlaneRecipient} from "../interfaces/IHyperlaneMailbox.sol";

contract HyperlaneGateway is IHyperlaneGateway, AccessManaged {
    using InteroperableAddress for bytes;

    IHyperlaneMailbox public immutable mailbox;
    /// @notice This chain's Hyperlane domain, equal to its chain id.
    uint32 public immutable localDomain;

    /// @inheritdoc IHyperlaneGateway
    mapping(uint32 domain => bytes32) public remoteOf;
    /// @inheritdoc IHyperlaneRecipient
    address public interchainSecurityModule;

    constructor(address authority, IHyperlaneMailbox hyperlaneMailbox) AccessManaged(authority) {
        if (address(hyperlaneMailbox) == address(0)) revert HyperlaneGateway__ZeroAddress();
        mailbox = hyperlaneMailbox;
        localDomain = hyperlaneMailbox.localDomain();
    }

    /// @inheritdoc IHyperlaneGateway
    function setRemote(uint32 domain, bytes32 gateway) external restricted {
        remoteOf[domain] = gateway;
        emit RemoteSet(domain, gateway);
    }

    /// @inheritdoc IHyperlaneGateway
    function setInterchainSecurityModule(address module) external restricted {
        interchainSecurityModule = module;
        emit InterchainSecurityModuleSet(module);
    }

    /// @inheritdoc IERC7786GatewaySource
    function sendMessage(
        bytes calldata recipient,
        bytes calldata payload,
        bytes[] calldata attributes
    ) external payable returns (bytes32) {
        if (attributes.length > 0) revert UnsupportedAttribute(bytes4(attributes[0]));
        bytes memory sender = InteroperableAddress.formatEvmV1(localDomain, msg.sender);
        emit MessageSent(bytes32(0), sender, recipient, payload, msg.value, attributes);
        _dispatch(_domainOf(recipient), abi.encode(sender, recipient, payload));
        return bytes32(0);
    }

    /// @inheritdoc IHyperlaneRecipient
    /// @dev The Mailbox has checked the signatures and delivers each message once. The receive id stays empty, as
    /// ERC-7786 allows: recipients here tell repetitions apart by content.
    function handle(uint32 origin, bytes32 sender, bytes calldata body) external payable {
        if (msg.sender != address(mailbox)) revert HyperlaneGateway__NotMailbox(msg.sender);
        if (sender == 0 || remoteOf[origin] != sender) revert HyperlaneGateway__SenderNotRemote(origin, sender);
        (bytes memory from, bytes memory to, bytes memory payload) = abi.decode(body, (bytes, bytes, bytes));
        (uint256 fromChain, ) = from.parseEvmV1();
        if (fromChain != origin) revert HyperlaneGateway__ChainMismatch(fromChain, origin);
        (uint256 toChain, address recipient) = to.parseEvmV1();
        if (toChain != localDomain) revert HyperlaneGateway__ChainMismatch(toChain, localDomain);
        bytes4 answer = IERC7786Recipient(recipient).receiveMessage{value: msg.value}(bytes32(0), from, payload);
        if (answer != IERC7786Recipient.receiveMessage.selector) {
            revert HyperlaneGateway__RecipientRefused(recipient);
        }
    }

    /// @inheritdoc IERC7786GatewaySource
    function supportsAttribute(bytes4) external pure returns (bool) {
        return false;
    }

    function _dispatch(uint32 domain, bytes memory body) private {
        bytes32 remote = remoteOf[domain];
        if (remote == 0) revert HyperlaneGateway__RemoteUnknown(domain);
        mailbox.dispatch{value: msg.value}(domain, remote, body);
    }

    function _domainOf(bytes calldata recipient) private pure returns (uint32) {
        (uint256 chainId, ) = recipient.parseEvmV1Calldata();
        if (chainId > type(uint32).max) revert HyperlaneGateway__RemoteUnknown(chainId);
        // Cast: bound checked above.
        return uint32(chainId);
    }
}
