// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC7786Recipient} from "@openzeppelin/contracts/crosschain/ERC7786Recipient.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {IPayoutPool} from "../interfaces/IPayoutPool.sol";
import {ClaimMessage, ClaimMessages} from "../libraries/ClaimMessage.sol";
import {Field} from "../libraries/Field.sol";
import {Tags} from "../libraries/Tags.sol";
import {NoteTree} from "./NoteTree.sol";

contract PayoutPool is IPayoutPool, ERC7786Recipient, NoteTree, AccessManaged, Pausable {
    /// @notice Depth that circuit `spend` follows.
    uint256 public constant MAX_TREE_DEPTH = 26;

    IERC20Metadata public immutable token;
    /// @notice The ERC-7786 gateway whose messages count.
    address public immutable gateway;
    uint256 private immutable _unitsPerCent;

    /// @inheritdoc IPayoutPool
    uint256 public reserved;

    mapping(bytes32 senderHash => uint32 nullifierClass) private _classes;
    mapping(uint32 nullifierClass => Gate) private _gates;
    mapping(uint32 nullifierClass => mapping(uint256 nullifier => uint256)) private _notes;
    mapping(uint32 nullifierClass => mapping(uint64 trancheId => TrancheCount)) private _tranches;

    /// @param euro token with at least 2 decimals
    constructor(
        address authority,
        address erc7786Gateway,
        IERC20Metadata euro
    ) AccessManaged(authority) NoteTree(MAX_TREE_DEPTH) {
        if (erc7786Gateway == address(0) || address(euro) == address(0)) revert PayoutPool__ZeroAddress();
        gateway = erc7786Gateway;
        token = euro;
        _unitsPerCent = 10 ** (euro.decimals() - 2);
    }

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
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc IPayoutPool
    function unpause() external restricted {
        _unpause();
    }

    /// @inheritdoc IPayoutPool
    function classOf(uint256 chainId, address gate) external view returns (uint32) {
        return _classes[_senderHash(chainId, gate)];
    }

    /// @inheritdoc IPayoutPool
    function gateOf(uint32 nullifierClass) external view returns (Gate memory) {
        return _gates[nullifierClass];
    }

    /// @inheritdoc IPayoutPool
    function noteOf(uint32 nullifierClass, uint256 nullifier) external view returns (uint256) {
        return _notes[nullifierClass][nullifier];
    }

    /// @inheritdoc IPayoutPool
    function trancheOf(uint32 nullifierClass, uint64 trancheId) external view returns (TrancheCount memory) {
        return _tranches[nullifierClass][trancheId];
    }

    /// @dev A message that can never be good is consumed (`Rejected`), so that it blocks nothing; one that can become
    /// good (funds, the gate's caps, pause) reverts and is tried again.
    function _processMessage(
        address,
        bytes32,
        bytes calldata sender,
        bytes calldata payload
    ) internal override whenNotPaused {
        uint32 gateClass = _classes[keccak256(sender)];
        (bool ok, ClaimMessage memory message) = ClaimMessages.tryDecode(payload);
        if (!ok) return _reject(gateClass, message, RejectReason.Malformed);
        if (message.nullifierClass != gateClass) return _reject(gateClass, message, RejectReason.ForeignClass);

        uint256 known = _notes[gateClass][message.nullifier];
        if (known != 0 && known == message.note) {
            emit Repeated(gateClass, message.nullifier);
            return;
        }
        if (known != 0) return _reject(gateClass, message, RejectReason.NullifierUsed);
        if (!_isSignal(message.nullifier) || !_isSignal(message.note)) {
            return _reject(gateClass, message, RejectReason.SignalOutOfField);
        }
        uint256 leaf = PoseidonT4.hash([Tags.LEAF, message.note, message.capCents]);
        if (_hasLeaf(leaf)) return _reject(gateClass, message, RejectReason.DuplicateLeaf);
        _receiveNote(message, leaf);
    }

    /// @dev Only the bound gateway, and only for enrolled gates (chain and address).
    function _isAuthorizedGateway(address caller, bytes calldata sender) internal view override returns (bool) {
        return caller == gateway && _classes[keccak256(sender)] != 0;
    }

    function _receiveNote(ClaimMessage memory message, uint256 leaf) private {
        _reserve(message.capCents);
        _useGateCaps(message.nullifierClass, message.capCents);
        TrancheCount storage tranche = _tranches[message.nullifierClass][message.trancheId];
        tranche.count += 1;
        tranche.capSumCents += message.capCents;
        _notes[message.nullifierClass][message.nullifier] = message.note;
        (uint32 treeIndex, uint64 leafIndex, uint256 root) = _append(leaf);
        emit NoteReceived(
            message.nullifierClass,
            message.nullifier,
            message.note,
            message.capCents,
            message.trancheId,
            treeIndex,
            leafIndex,
            root
        );
    }

    function _reserve(uint32 capCents) private {
        uint256 needed = reserved + uint256(capCents) * _unitsPerCent;
        uint256 balance = token.balanceOf(address(this));
        if (balance < needed) revert PayoutPool__ReserveShort(balance, needed);
        reserved = needed;
    }

    function _useGateCaps(uint32 nullifierClass, uint32 capCents) private {
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

    function _reject(uint32 gateClass, ClaimMessage memory message, RejectReason reason) private {
        emit Rejected(gateClass, message.nullifier, message.note, reason);
    }

    /// @dev Zero stands for "none" in `_notes`; as a Poseidon output it does not occur.
    function _isSignal(uint256 value) private pure returns (bool) {
        return value != 0 && Field.contains(value);
    }

    function _senderHash(uint256 chainId, address gate) private pure returns (bytes32) {
        return keccak256(InteroperableAddress.formatEvmV1(chainId, gate));
    }
}
