// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC7786GatewaySource} from "@openzeppelin/contracts/interfaces/draft-IERC7786.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IEligibilityGate} from "../interfaces/IEligibilityGate.sol";
import {IRegisterRoots} from "../interfaces/IRegisterRoots.sol";
import {ClaimMessage, ClaimMessages} from "../libraries/ClaimMessage.sol";
import {Field} from "../libraries/Field.sol";

/// @dev What gates share. A concrete gate checks its policy and proof between `_requireFresh…` and `_accept`.
abstract contract EligibilityGate is IEligibilityGate, AccessManaged, Pausable {
    using ClaimMessages for ClaimMessage;

    /// @param gateway ERC-7786 source gateway on this chain
    /// @param poolChainId chain of the pool
    struct Wiring {
        address authority;
        address registerRoots;
        address gateway;
        uint256 poolChainId;
        address pool;
        uint32 nullifierClass;
    }

    /// @inheritdoc IEligibilityGate
    uint32 public immutable nullifierClass;
    IRegisterRoots public immutable registerRoots;
    IERC7786GatewaySource public immutable gateway;
    uint256 internal immutable _poolChainId;
    address internal immutable _pool;

    /// @inheritdoc IEligibilityGate
    /// @dev Marks the nullifier as used and keeps what `resend` must match, in one slot. A key needs no class: the
    /// gate speaks for one class, and the class is inside the nullifier.
    mapping(uint256 nullifier => bytes32) public messageHash;

    constructor(Wiring memory wiring) AccessManaged(wiring.authority) {
        if (wiring.registerRoots == address(0) || wiring.gateway == address(0) || wiring.pool == address(0)) {
            revert EligibilityGate__ZeroAddress();
        }
        nullifierClass = wiring.nullifierClass;
        registerRoots = IRegisterRoots(wiring.registerRoots);
        gateway = IERC7786GatewaySource(wiring.gateway);
        _poolChainId = wiring.poolChainId;
        _pool = wiring.pool;
    }

    /// @inheritdoc IEligibilityGate
    function resend(ClaimMessage calldata message) external {
        bytes memory payload = message.encode();
        bytes32 stored = messageHash[message.nullifier];
        if (stored == 0 || stored != keccak256(payload)) {
            revert EligibilityGate__MessageUnknown(message.nullifier);
        }
        emit Resent(message.nullifier);
        _send(payload);
    }

    /// @inheritdoc IEligibilityGate
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc IEligibilityGate
    function unpause() external restricted {
        _unpause();
    }

    /// @inheritdoc IEligibilityGate
    function pool() external view returns (uint256 chainId, address account) {
        return (_poolChainId, _pool);
    }

    function _requireUnused(uint256 nullifier) internal view {
        if (messageHash[nullifier] != 0) revert EligibilityGate__NullifierUsed(nullifier);
    }

    function _requireInTime(uint64 deadline) internal view {
        if (block.timestamp > deadline) revert EligibilityGate__DeadlinePassed(deadline, block.timestamp);
    }

    function _requireInField(uint256 index, uint256 value) internal pure {
        if (!Field.contains(value)) revert EligibilityGate__SignalOutOfField(index, value);
    }

    /// @dev @return region that the root belongs to
    function _requireRoot(uint256 root, uint8 scheme) internal view returns (uint32 region) {
        uint8 rootScheme;
        bool valid;
        (rootScheme, region, valid) = registerRoots.rootInfo(root);
        if (!valid || rootScheme != scheme) revert EligibilityGate__RootNotAccepted(root, scheme);
    }

    /// @dev Marks the nullifier. @return payload to send once every effect is written
    function _accept(ClaimMessage memory message) internal returns (bytes memory payload) {
        payload = message.encode();
        messageHash[message.nullifier] = keccak256(payload);
    }

    function _send(bytes memory payload) internal {
        gateway.sendMessage(InteroperableAddress.formatEvmV1(_poolChainId, _pool), payload, new bytes[](0));
    }
}
