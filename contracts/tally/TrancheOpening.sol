// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../interfaces/ITally.sol";
import {BabyJubJub} from "../libraries/BabyJubJub.sol";
import {TallyLimits} from "../libraries/TallyLimits.sol";
import {Tranches} from "./Tranches.sol";

/// @dev Two proved shares and one total, once per tranche.
abstract contract TrancheOpening is Tranches {
    mapping(uint64 trancheId => bytes32) private _firstShareHash;

    /// @inheritdoc ITally
    function submitShare(
        uint64 trancheId,
        uint256[2] calldata c1,
        uint256[2] calldata c2,
        uint256[2] calldata share,
        uint256[8] calldata proof
    ) external {
        Closed memory tranche = _requireClosed(trancheId, c1, c2);
        if (tranche.first != Side.None) revert Tally__FirstShareThere(trancheId);
        (Side side, uint256[2] memory part) = _senderOf(trancheId, tranche.keyIndex);
        _requireShare(part, c1, share, trancheId, proof);
        _closed[trancheId].first = side;
        _firstShareHash[trancheId] = keccak256(abi.encode(share));
        emit ShareSubmitted(trancheId, msg.sender, share);
    }

    /// @inheritdoc ITally
    function open(
        uint64 trancheId,
        uint256[2] calldata c1,
        uint256[2] calldata c2,
        uint256[2] calldata firstShare,
        uint256[2] calldata share,
        uint64 totalCents,
        uint256[8] calldata proof
    ) external {
        Closed memory tranche = _requireClosed(trancheId, c1, c2);
        if (tranche.first == Side.None) revert Tally__FirstShareMissing(trancheId);
        (Side side, uint256[2] memory part) = _senderOf(trancheId, tranche.keyIndex);
        if (side == tranche.first) revert Tally__SameHolder(msg.sender);
        if (_firstShareHash[trancheId] != keccak256(abi.encode(firstShare))) {
            revert Tally__FirstShareDiffers(trancheId);
        }
        // Also: no total plus a multiple of the group's order, which would decrypt as well.
        if (totalCents > tranche.capSumCents) revert Tally__TotalAboveCaps(totalCents, tranche.capSumCents);
        _requireShare(part, c1, share, trancheId, proof);
        if (!BabyJubJub.decrypts(totalCents, firstShare, share, c2)) {
            revert Tally__TotalWrong(trancheId, totalCents);
        }
        tranche.state = State.Opened;
        tranche.totalCents = totalCents;
        _closed[trancheId] = tranche;
        emit ShareSubmitted(trancheId, msg.sender, share);
        emit TotalOpened(trancheId, tranche.count, totalCents);
    }

    /// @inheritdoc ITally
    function trancheOf(uint64 trancheId) external view returns (ClosedTranche memory answer) {
        Closed memory tranche = _closed[trancheId];
        if (tranche.state == State.Unknown) return answer;
        bytes32 tallyKeyHash = _keyHashAt(tranche.keyIndex);
        TallyKey storage key = _key(tallyKeyHash);
        return
            ClosedTranche({
                scheme: tranche.scheme,
                region: tranche.region,
                count: tranche.count,
                capSumCents: tranche.capSumCents,
                state: tranche.state,
                totalCents: tranche.totalCents,
                tallyKeyHash: tallyKeyHash,
                sumHash: _sumHash[trancheId],
                firstHolder: tranche.first == Side.None
                    ? address(0)
                    : (tranche.first == Side.Agency ? key.agency : key.statistics),
                firstShareHash: _firstShareHash[trancheId]
            });
    }

    /// @dev Closing needs K claims already; asked again, because nothing else may ever weaken it (S-22).
    function _requireClosed(
        uint64 trancheId,
        uint256[2] calldata c1,
        uint256[2] calldata c2
    ) private view returns (Closed memory tranche) {
        tranche = _closed[trancheId];
        if (tranche.state != State.Closed) revert Tally__NotClosed(trancheId, tranche.state);
        if (tranche.count < TallyLimits.K) revert Tally__TooFew(trancheId, tranche.count);
        if (_sumHash[trancheId] != keccak256(abi.encode(c1, c2))) revert Tally__SumsDiffer(trancheId);
    }

    /// @dev The side that the caller holds of the key, and its part of it.
    function _senderOf(uint64 trancheId, uint32 keyIndex) private view returns (Side, uint256[2] memory) {
        TallyKey storage key = _key(_keyHashAt(keyIndex));
        if (msg.sender == key.agency) return (Side.Agency, key.agencyPart);
        if (msg.sender == key.statistics) return (Side.Statistics, key.statisticsPart);
        revert Tally__NotAHolder(trancheId, msg.sender);
    }
}
