// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IPayoutPool} from "../interfaces/IPayoutPool.sol";

/// @dev Which gates the pool listens to, and how much each may send.
abstract contract GateRegistry is IPayoutPool, AccessManaged {
    mapping(bytes32 senderHash => uint32 nullifierClass) private _classes;
    mapping(uint32 nullifierClass => Gate) private _gates;

    /// @inheritdoc IPayoutPool
    function enrolGate(
        uint256 chainId,
        address gate,
        uint32 nullifierClass,
        uint32 maxCapCents,
        uint64 dailyCapCents
    ) external restricted {
        if (gate == address(0)) revert PayoutPool__ZeroAddress();
        if (nullifierClass == 0) revert PayoutPool__ZeroClass();
        if (_gates[nullifierClass].enrolled) revert PayoutPool__ClassTaken(nullifierClass);
        bytes32 senderHash = _senderHash(chainId, gate);
        if (_classes[senderHash] != 0) revert PayoutPool__GateTaken(chainId, gate);
        _classes[senderHash] = nullifierClass;
        _gates[nullifierClass].enrolled = true;
        emit GateEnrolled(nullifierClass, chainId, gate);
        _setLimits(nullifierClass, maxCapCents, dailyCapCents);
    }

    /// @inheritdoc IPayoutPool
    function setGateLimits(uint32 nullifierClass, uint32 maxCapCents, uint64 dailyCapCents) external restricted {
        if (!_gates[nullifierClass].enrolled) revert PayoutPool__GateUnknown(nullifierClass);
        _setLimits(nullifierClass, maxCapCents, dailyCapCents);
    }

    /// @inheritdoc IPayoutPool
    function classOf(uint256 chainId, address gate) external view returns (uint32) {
        return _classes[_senderHash(chainId, gate)];
    }

    /// @inheritdoc IPayoutPool
    function gateOf(uint32 nullifierClass) external view returns (Gate memory) {
        return _gates[nullifierClass];
    }

    /// @return the class of a gate by its ERC-7930 address, 0 = not enrolled
    function _classOfSender(bytes calldata sender) internal view returns (uint32) {
        return _classes[keccak256(sender)];
    }

    /// @dev Counts a note in its gate's day. Both limits can be raised or pass, so both revert.
    function _useGateCaps(uint32 nullifierClass, uint32 capCents) internal {
        Gate memory gate = _gates[nullifierClass];
        if (capCents > gate.maxCapCents) {
            revert PayoutPool__CapTooLarge(nullifierClass, capCents, gate.maxCapCents);
        }
        // Cast: days since 1970 stay below 2^32.
        uint32 today = uint32(block.timestamp / 1 days);
        uint64 used = (gate.day == today ? gate.usedTodayCents : 0) + capCents;
        if (used > gate.dailyCapCents) revert PayoutPool__DailyCapReached(nullifierClass, gate.dailyCapCents);
        gate.day = today;
        gate.usedTodayCents = used;
        _gates[nullifierClass] = gate;
    }

    function _setLimits(uint32 nullifierClass, uint32 maxCapCents, uint64 dailyCapCents) private {
        Gate storage gate = _gates[nullifierClass];
        gate.maxCapCents = maxCapCents;
        gate.dailyCapCents = dailyCapCents;
        emit GateLimitsSet(nullifierClass, maxCapCents, dailyCapCents);
    }

    function _senderHash(uint256 chainId, address gate) private pure returns (bytes32) {
        return keccak256(InteroperableAddress.formatEvmV1(chainId, gate));
    }
}
