// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../interfaces/ITally.sol";
import {BabyJubJub} from "../libraries/BabyJubJub.sol";
import {TallyLimits} from "../libraries/TallyLimits.sol";
import {TallyPoints} from "../libraries/TallyPoints.sol";
import {Tranches} from "./Tranches.sol";

/// @dev The sums of the open tranches, each coordinate plus one: a word of them is never zero again, so that a claim
/// rewrites four words and makes none.
abstract contract RunningSums is Tranches {
    mapping(bytes32 place => uint256[4]) private _sums;

    /// @inheritdoc ITally
    function prepare(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external restricted {
        if (_open[_place(scheme, region, tallyKeyHash)].id == 0) _beginFirst(scheme, region, tallyKeyHash);
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
        if (msg.sender != gate) revert Tally__NotTheGate(msg.sender);
        if (capCents > TallyLimits.MAX_CAP_CENTS) revert Tally__CapTooHigh(capCents);
        _requirePoint(c1);
        _requirePoint(c2);
        bytes32 place = _place(scheme, region, tallyKeyHash);
        OpenTranche memory tranche = _open[place];
        if (tranche.id == 0) tranche = _beginFirst(scheme, region, tallyKeyHash);
        // No overflow: MAX_CAP_SUM_CENTS + 2^32 < 2^64.
        if (tranche.capSumCents + capCents > MAX_CAP_SUM_CENTS) tranche = _next(scheme, region, tallyKeyHash);
        _goOn(tranche);
        tranche.count += 1;
        tranche.capSumCents += capCents;
        _open[place] = tranche;
        _write(place, TallyPoints.addBoth(_read(place), c1, c2));
        return tranche.id;
    }

    /// @inheritdoc ITally
    function close(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external {
        bytes32 place = _place(scheme, region, tallyKeyHash);
        OpenTranche memory tranche = _open[place];
        if (tranche.count == 0) revert Tally__TrancheEmpty(scheme, region, tallyKeyHash);
        uint32 window = currentWindow();
        if (window <= tranche.window) revert Tally__WindowNotOver(tranche.window, window);
        if (tranche.count >= K) {
            _next(scheme, region, tallyKeyHash);
        } else {
            _goOn(tranche);
            _open[place] = tranche;
        }
    }

    /// @inheritdoc ITally
    function runningSums(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash
    ) external view returns (uint256[2] memory c1, uint256[2] memory c2) {
        bytes32 place = _place(scheme, region, tallyKeyHash);
        if (_open[place].id == 0) return ([uint256(0), 1], [uint256(0), 1]);
        uint256[4] memory sums = _read(place);
        return ([sums[0], sums[1]], [sums[2], sums[3]]);
    }

    /// @dev A tranche that is still too small when its window is over goes on in the current one, whoever notices it
    /// first: else the closing would wait for whoever likes the moment at which the tenth claim is there (S-22).
    function _goOn(OpenTranche memory tranche) private {
        if (tranche.count >= K) return;
        uint32 window = currentWindow();
        if (window == tranche.window) return;
        tranche.window = window;
        if (tranche.count > 0) emit TrancheContinued(tranche.id, tranche.count);
    }

    function _beginFirst(uint8 scheme, uint32 region, bytes32 tallyKeyHash) private returns (OpenTranche memory) {
        if (!isTallyKey(scheme, tallyKeyHash)) revert Tally__KeyUnknown(scheme, tallyKeyHash);
        _write(_place(scheme, region, tallyKeyHash), [uint256(0), 1, 0, 1]);
        return _begin(scheme, region, tallyKeyHash);
    }

    /// @dev Closes a tranche and begins the next, whose sums are the identity.
    function _next(uint8 scheme, uint32 region, bytes32 tallyKeyHash) private returns (OpenTranche memory) {
        bytes32 place = _place(scheme, region, tallyKeyHash);
        _finish(_open[place], scheme, region, tallyKeyHash, _read(place));
        _write(place, [uint256(0), 1, 0, 1]);
        return _begin(scheme, region, tallyKeyHash);
    }

    function _read(bytes32 place) private view returns (uint256[4] memory sums) {
        uint256[4] storage stored = _sums[place];
        for (uint256 i = 0; i < 4; ++i) {
            sums[i] = stored[i] - 1;
        }
    }

    /// @dev Coordinates are below the field's order, so that one more fits.
    function _write(bytes32 place, uint256[4] memory sums) private {
        uint256[4] storage stored = _sums[place];
        for (uint256 i = 0; i < 4; ++i) {
            stored[i] = sums[i] + 1;
        }
    }

    function _requirePoint(uint256[2] calldata point) private pure {
        if (!BabyJubJub.isOnCurve(point[0], point[1])) revert Tally__PointInvalid(point[0], point[1]);
    }
}
