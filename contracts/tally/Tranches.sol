// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../interfaces/ITally.sol";
import {CalendarMonth} from "../libraries/CalendarMonth.sol";
import {TallyLimits} from "../libraries/TallyLimits.sol";
import {TallyPoints} from "../libraries/TallyPoints.sol";
import {TallyKeys} from "./TallyKeys.sol";

/// @dev Which claims are opened together, and from when: one open tranche per (scheme, region, tally key), in one slot.
abstract contract Tranches is ITally, TallyKeys {
    uint32 public constant K = TallyLimits.K;
    uint64 public constant MAX_CAP_SUM_CENTS = TallyLimits.MAX_CAP_SUM_CENTS;
    /// @notice Length of a window in seconds, counted from 1970; 0 = calendar months, UTC.
    uint32 public immutable windowSec;

    /// @dev One slot: scheme, region and state as in ClosedTranche; the key by its place, the first holder by its side.
    struct Closed {
        uint8 scheme;
        uint32 region;
        uint32 count;
        uint64 capSumCents;
        State state;
        uint64 totalCents;
        uint32 keyIndex;
        Side first;
    }

    enum Side {
        None,
        Agency,
        Statistics
    }

    /// @param sums of the tranche's claims, each coordinate plus one: none of these words is ever zero again, so that a claim
    /// rewrites four words and makes none. Of no meaning while there is no claim
    struct Running {
        OpenTranche tranche;
        TallyPoints.Pair sums;
    }

    mapping(bytes32 place => Running) internal _running;
    mapping(uint64 trancheId => Closed) internal _closed;
    mapping(uint64 trancheId => bytes32) internal _sumHash;
    /// @inheritdoc ITally
    /// @dev Shares its slot with the last id.
    address public gate;
    uint64 private _lastTrancheId;

    constructor(uint32 secondsOfWindow) {
        windowSec = secondsOfWindow;
    }

    /// @inheritdoc ITally
    function bindGate(address newGate) external restricted {
        if (gate != address(0)) revert Tally__GateBound(gate);
        if (newGate == address(0)) revert Tally__ZeroAddress();
        gate = newGate;
        emit GateBound(newGate);
    }

    /// @inheritdoc ITally
    function openTranche(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash
    ) external view returns (OpenTranche memory) {
        return _running[_place(gate, scheme, region, tallyKeyHash)].tranche;
    }

    /// @inheritdoc ITally
    function windowEnd() public view returns (uint64) {
        // Casts: seconds since 1970, and one window more, stay below 2^64.
        if (windowSec == 0) return uint64(CalendarMonth.endOf(block.timestamp));
        return uint64((block.timestamp / windowSec + 1) * windowSec);
    }

    /// @dev Begins the next tranche of one of the gate's places; the caller stores it.
    function _begin(uint8 scheme, uint32 region, bytes32 tallyKeyHash) internal returns (OpenTranche memory tranche) {
        tranche = OpenTranche({id: ++_lastTrancheId, count: 0, capSumCents: 0, closableAt: windowEnd()});
        emit TrancheOpened(tranche.id, scheme, region, tallyKeyHash);
    }

    /// @dev Takes the tranche out of the running: from here on it can only be opened.
    function _finish(
        OpenTranche memory tranche,
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash,
        TallyPoints.Pair memory sums
    ) internal {
        _closed[tranche.id] = Closed({
            scheme: scheme,
            region: region,
            count: tranche.count,
            capSumCents: tranche.capSumCents,
            state: State.Closed,
            totalCents: 0,
            keyIndex: _keyIndex(tallyKeyHash),
            first: Side.None
        });
        // As abi.encode(c1, c2): four words.
        _sumHash[tranche.id] = keccak256(abi.encode(sums));
        emit TrancheClosed(
            tranche.id,
            tranche.count,
            tranche.capSumCents,
            [sums.x1, sums.y1],
            [sums.x2, sums.y2]
        );
    }

    /// @param counter whose place it is: only the gate's are ever opened. So a caller that finds its place open is the
    /// gate, and a claim need not read who that is (2,100 gas)
    function _place(
        address counter,
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(counter, scheme, region, tallyKeyHash));
    }
}
