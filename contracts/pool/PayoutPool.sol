// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC7786Recipient} from "@openzeppelin/contracts/crosschain/ERC7786Recipient.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IPayoutPool} from "../interfaces/IPayoutPool.sol";
import {ISpendVerifier} from "../interfaces/ISpendVerifier.sol";
import {ClaimMessage, ClaimMessages} from "../libraries/ClaimMessage.sol";
import {Field} from "../libraries/Field.sol";
import {ReleaseMessage, ReleaseMessages} from "../libraries/ReleaseMessage.sol";
import {GateRegistry} from "./GateRegistry.sol";
import {NoteTree} from "./NoteTree.sol";
import {PoolSpending} from "./PoolSpending.sol";
import {ReserveLedger} from "./ReserveLedger.sol";
import {TrancheReleases} from "./TrancheReleases.sol";

contract PayoutPool is PoolSpending, TrancheReleases, GateRegistry, ERC7786Recipient {
    /// @notice Depth that circuit `spend` follows.
    uint256 public constant MAX_TREE_DEPTH = 26;

    /// @notice The ERC-7786 gateway whose messages count.
    address public immutable gateway;

    mapping(uint32 nullifierClass => mapping(uint256 nullifier => uint256)) private _notes;

    /// @param euro token with at least 2 decimals
    /// @param verifier of circuit `spend`
    /// @param delaySec between a release's arrival and its effect
    constructor(
        address authority,
        address erc7786Gateway,
        IERC20Metadata euro,
        ISpendVerifier verifier,
        uint32 delaySec
    )
        AccessManaged(authority)
        NoteTree(MAX_TREE_DEPTH)
        ReserveLedger(euro)
        PoolSpending(verifier)
        TrancheReleases(delaySec)
    {
        if (erc7786Gateway == address(0) || address(verifier) == address(0)) revert PayoutPool__ZeroAddress();
        gateway = erc7786Gateway;
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
    function noteOf(uint32 nullifierClass, uint256 nullifier) external view returns (uint256) {
        return _notes[nullifierClass][nullifier];
    }

    /// @dev A message that can never be good is consumed (`Rejected`), so that it blocks nothing; one that can become
    /// good (funds, the gate's caps, pause) reverts and is tried again.
    function _processMessage(
        address,
        bytes32,
        bytes calldata sender,
        bytes calldata payload
    ) internal override whenNotPaused {
        uint32 gateClass = _classOfSender(sender);
        if (payload.length == ReleaseMessages.LENGTH) _receiveRelease(gateClass, payload);
        else _receiveClaim(gateClass, payload);
    }

    /// @dev Only the bound gateway, and only for enrolled gates (chain and address).
    function _isAuthorizedGateway(address caller, bytes calldata sender) internal view override returns (bool) {
        return caller == gateway && _classOfSender(sender) != 0;
    }

    function _receiveClaim(uint32 gateClass, bytes calldata payload) private {
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
        uint256 leaf = _leafOf(message.note, message.capCents);
        if (_hasLeaf(leaf)) return _reject(gateClass, message, RejectReason.DuplicateLeaf);
        _receiveNote(message, leaf);
    }

    function _receiveNote(ClaimMessage memory message, uint256 leaf) private {
        _reserve(message.capCents);
        _useGateCaps(message.nullifierClass, message.capCents);
        _countNote(message.nullifierClass, message.trancheId, message.capCents);
        _notes[message.nullifierClass][message.nullifier] = message.note;
        _enqueue(leaf);
        emit NoteReceived(
            message.nullifierClass,
            message.nullifier,
            message.note,
            message.capCents,
            message.trancheId
        );
    }

    /// @dev The first release of a tranche stands until it is applied or cancelled (S-22).
    function _receiveRelease(uint32 gateClass, bytes calldata payload) private {
        (bool ok, ReleaseMessage memory message) = ReleaseMessages.tryDecode(payload);
        if (!ok) return _rejectRelease(gateClass, message.trancheId, RejectReason.Malformed);
        if (message.nullifierClass != gateClass) {
            return _rejectRelease(gateClass, message.trancheId, RejectReason.ForeignClass);
        }
        Release memory known = _release(gateClass, message.trancheId);
        if (known.count == 0) return _keepRelease(message);
        if (known.count != message.count || known.totalCents != message.totalCents) {
            return _rejectRelease(gateClass, message.trancheId, RejectReason.ReleaseDiffers);
        }
        emit ReleaseRepeated(gateClass, message.trancheId);
    }

    function _reject(uint32 gateClass, ClaimMessage memory message, RejectReason reason) private {
        emit Rejected(gateClass, message.nullifier, message.note, reason);
    }

    function _rejectRelease(uint32 gateClass, uint64 trancheId, RejectReason reason) private {
        emit ReleaseRejected(gateClass, trancheId, reason);
    }

    /// @dev Zero stands for "none" in `_notes`; as a Poseidon output it does not occur.
    function _isSignal(uint256 value) private pure returns (bool) {
        return value != 0 && Field.contains(value);
    }
}
