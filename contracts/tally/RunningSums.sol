// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../interfaces/ITally.sol";
import {BabyJubJub} from "../libraries/BabyJubJub.sol";
import {TallyLimits} from "../libraries/TallyLimits.sol";
import {TallyPoints} from "../libraries/TallyPoints.sol";
import {Tranches} from "./Tranches.sol";

/// @dev Adds up the open tranches' claims, and closes them.
abstract contract RunningSums is Tranches {
    using TallyPoints for TallyPoints.Pair;

    /// @inheritdoc ITally
    function prepare(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external restricted {
        Running storage running = _running[_place(gate, scheme, region, tallyKeyHash)];
        if (running.tranche.id != 0) return;
        running.tranche = _beginFirst(gate, scheme, region, tallyKeyHash);
        // Not zero: so that the first claim finds its words written.
        _write(running, TallyPoints.identity());
    }

    /// @inheritdoc ITally
    function count(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash,
        uint32 capCents,
        uint256[2] calldata c1,
        uint256[2] calldata c2
    ) external returns (uint64) {
        if (capCents > TallyLimits.MAX_CAP_CENTS) revert Tally__CapTooHigh(capCents);
        _requirePoint(c1);
        _requirePoint(c2);
        Running storage running = _running[_place(msg.sender, scheme, region, tallyKeyHash)];
        OpenTranche memory tranche = running.tranche;
        if (tranche.id == 0) tranche = _beginFirst(msg.sender, scheme, region, tallyKeyHash);
        TallyPoints.Pair memory sums = _sumsOf(running, tranche);
        // No overflow: MAX_CAP_SUM_CENTS + 2^32 < 2^64.
        if (tranche.capSumCents + capCents > MAX_CAP_SUM_CENTS) {
            _finish(tranche, scheme, region, tallyKeyHash, sums);
            tranche = _begin(scheme, region, tallyKeyHash);
            sums = TallyPoints.identity();
        }
        if (block.timestamp >= tranche.closableAt && tranche.count < K) _goOn(tranche);
        tranche.count += 1;
        tranche.capSumCents += capCents;
        running.tranche = tranche;
        sums.addTo(c1, c2);
        _write(running, sums);
        return tranche.id;
    }

    /// @inheritdoc ITally
    function close(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external {
        Running storage running = _running[_place(gate, scheme, region, tallyKeyHash)];
        OpenTranche memory tranche = running.tranche;
        if (tranche.count == 0) revert Tally__TrancheEmpty(scheme, region, tallyKeyHash);
        if (block.timestamp < tranche.closableAt) {
            revert Tally__WindowNotOver(tranche.closableAt, block.timestamp);
        }
        if (tranche.count < K) {
            _goOn(tranche);
        } else {
            _finish(tranche, scheme, region, tallyKeyHash, _sumsOf(running, tranche));
            tranche = _begin(scheme, region, tallyKeyHash);
        }
        running.tranche = tranche;
    }

    /// @inheritdoc ITally
    function runningSums(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash
    ) external view returns (uint256[2] memory c1, uint256[2] memory c2) {
        Running storage running = _running[_place(gate, scheme, region, tallyKeyHash)];
        TallyPoints.Pair memory sums = _sumsOf(running, running.tranche);
        return ([sums.x1, sums.y1], [sums.x2, sums.y2]);
    }

    /// @dev A tranche that is still too small when its window is over goes on in the current one, whoever notices it
    /// first: else the closing would wait for whoever likes the moment at which the tenth claim is there (S-22).
    function _goOn(OpenTranche memory tranche) private {
        tranche.closableAt = windowEnd();
        if (tranche.count > 0) emit TrancheContinued(tranche.id, tranche.count);
    }

    /// @dev The only way to open a place: see `_place`.
    function _beginFirst(
        address counter,
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash
    ) private returns (OpenTranche memory) {
        if (counter != gate || counter == address(0)) revert Tally__NotTheGate(counter);
        if (!isTallyKey(scheme, tallyKeyHash)) revert Tally__KeyUnknown(scheme, tallyKeyHash);
        return _begin(scheme, region, tallyKeyHash);
    }

    /// @dev Whatever is written, a tranche without claims has the identity: closing leaves the words as they are.
    function _sumsOf(
        Running storage running,
        OpenTranche memory tranche
    ) private view returns (TallyPoints.Pair memory) {
        if (tranche.count == 0) return TallyPoints.identity();
        TallyPoints.Pair storage s = running.sums;
        // No underflow: _write stores at least 1.
        unchecked {
            return TallyPoints.Pair(s.x1 - 1, s.y1 - 1, s.x2 - 1, s.y2 - 1);
        }
    }

    function _write(Running storage running, TallyPoints.Pair memory sums) private {
        TallyPoints.Pair storage s = running.sums;
        // No overflow: coordinates are below the field's order, which is below 2^254.
        unchecked {
            (s.x1, s.y1, s.x2, s.y2) = (sums.x1 + 1, sums.y1 + 1, sums.x2 + 1, sums.y2 + 1);
        }
    }

    function _requirePoint(uint256[2] calldata point) private pure {
        if (!BabyJubJub.isOnCurve(point[0], point[1])) revert Tally__PointInvalid(point[0], point[1]);
    }
}
