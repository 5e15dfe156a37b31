// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {IPoolSpending} from "../interfaces/IPoolSpending.sol";
import {ISpendVerifier} from "../interfaces/ISpendVerifier.sol";
import {Field} from "../libraries/Field.sol";
import {SpendContext} from "../libraries/SpendContext.sol";
import {SpendSignals} from "../libraries/SpendSignals.sol";
import {Tags} from "../libraries/Tags.sol";
import {LeafQueue} from "./LeafQueue.sol";
import {ReserveLedger} from "./ReserveLedger.sol";

abstract contract PoolSpending is IPoolSpending, LeafQueue, ReserveLedger, Pausable {
    using SafeERC20 for IERC20Metadata;

    /// @notice Cap of change and deposits: the largest amount that circuit `spend` takes.
    uint32 public constant MAX_NOTE_CAP = type(uint32).max;
    /// @notice Least that leaves the pool, euro cents: smaller sums would only tell people apart.
    uint32 public constant MIN_WITHDRAWAL_CENTS = 500;

    ISpendVerifier public immutable spendVerifier;

    /// @inheritdoc IPoolSpending
    mapping(uint256 nullifier => bool) public isSpent;
    mapping(uint256 note => bool) private _deposited;

    constructor(ISpendVerifier verifier) {
        spendVerifier = verifier;
    }

    /// @inheritdoc IPoolSpending
    function spend(SpendRequest calldata request) external nonReentrant {
        _requireSound(request);
        _requireProof(request);

        isSpent[request.nullifiers[0]] = true;
        isSpent[request.nullifiers[1]] = true;
        uint256 units = _unreserve(request.amountCents);
        // A change of nothing gets its leaf too: nobody sees whether the notes were emptied.
        _enqueue(_leafOf(request.change, MAX_NOTE_CAP));
        emit Spent(
            request.nullifiers[0],
            request.nullifiers[1],
            request.change,
            request.recipient,
            request.amountCents
        );
        if (units > 0) token.safeTransfer(request.recipient, units);
    }

    /// @inheritdoc IPoolSpending
    function deposit(uint32 amountCents, uint256 payTo) external restricted whenNotPaused nonReentrant {
        if (amountCents == 0) revert PayoutPool__AmountTooSmall(0, 1);
        if (payTo == 0 || !Field.contains(payTo)) revert PayoutPool__SignalOutOfField(0, payTo);
        uint256 note = PoseidonT4.hash([Tags.NOTE, amountCents, payTo]);
        uint256 leaf = _leafOf(note, MAX_NOTE_CAP);
        if (_deposited[note] || _hasLeaf(leaf)) revert PayoutPool__NoteExists(note);
        _deposited[note] = true;
        _enqueue(leaf);
        emit Deposited(msg.sender, note, amountCents, payTo);
        _reserveFrom(msg.sender, amountCents);
    }

    /// @inheritdoc IPoolSpending
    function maxNoteCapCents() external pure returns (uint32) {
        return MAX_NOTE_CAP;
    }

    /// @dev Everything but the proof, the cheapest first.
    function _requireSound(SpendRequest calldata request) private view {
        if (block.timestamp > request.deadline) {
            revert PayoutPool__DeadlinePassed(request.deadline, block.timestamp);
        }
        if (request.amountCents == 0) {
            if (request.recipient != address(0)) revert PayoutPool__RecipientInvalid(request.recipient);
        } else {
            if (request.amountCents < MIN_WITHDRAWAL_CENTS) {
                revert PayoutPool__AmountTooSmall(request.amountCents, MIN_WITHDRAWAL_CENTS);
            }
            _requireRecipient(request.recipient);
        }
        (uint256 first, uint256 second) = (request.nullifiers[0], request.nullifiers[1]);
        _requireInField(SpendSignals.NULLIFIER_0, first);
        _requireInField(SpendSignals.NULLIFIER_1, second);
        _requireInField(SpendSignals.CHANGE, request.change);
        if (first == second) revert PayoutPool__SameNullifier(first);
        if (!_isKnownRoot(request.root)) revert PayoutPool__RootUnknown(request.root);
        if (isSpent[first]) revert PayoutPool__NullifierSpent(first);
        if (isSpent[second]) revert PayoutPool__NullifierSpent(second);
    }

    /// @dev The root was the pool's, so it is in the field; amount and context are by construction.
    function _requireProof(SpendRequest calldata request) private view {
        uint256[6] memory signals;
        signals[SpendSignals.NULLIFIER_0] = request.nullifiers[0];
        signals[SpendSignals.NULLIFIER_1] = request.nullifiers[1];
        signals[SpendSignals.CHANGE] = request.change;
        signals[SpendSignals.ROOT] = request.root;
        signals[SpendSignals.PUBLIC_AMOUNT] = request.amountCents;
        signals[SpendSignals.CONTEXT] = SpendContext.compute(
            block.chainid,
            address(this),
            request.recipient,
            request.deadline
        );
        uint256[8] calldata p = request.proof;
        if (!spendVerifier.verifyProof([p[0], p[1]], [[p[2], p[3]], [p[4], p[5]]], [p[6], p[7]], signals)) {
            revert PayoutPool__ProofInvalid();
        }
    }

    function _requireInField(uint256 index, uint256 value) private pure {
        if (!Field.contains(value)) revert PayoutPool__SignalOutOfField(index, value);
    }
}
