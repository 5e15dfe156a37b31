// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITrancheLedger} from "../interfaces/ITrancheLedger.sol";

/// @dev One open tranche per (scheme, region, tally key), in one storage slot: a claim pays for one write.
abstract contract TrancheLedger is ITrancheLedger {
    /// @notice A tranche takes no claim that would lift the sum of its caps above ten million euro: sums stay small
    /// enough to be decrypted (baby-step giant-step below 2^30).
    uint64 public constant MAX_CAP_SUM_CENTS = 1_000_000_000;

    mapping(bytes32 key => Tranche) private _open;
    mapping(uint64 trancheId => Tranche) private _filled;
    /// @dev Last, so that it shares a slot with what a gate reads on every claim (authority and pause).
    uint64 private _lastTrancheId;

    /// @inheritdoc ITrancheLedger
    function openTranche(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external view returns (Tranche memory) {
        return _open[_key(scheme, region, tallyKeyHash)];
    }

    /// @inheritdoc ITrancheLedger
    function filledTranche(uint64 trancheId) external view returns (Tranche memory) {
        return _filled[trancheId];
    }

    /// @dev Counts one claim. @return the tranche it counts in
    function _countClaim(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash,
        uint32 capCents
    ) internal returns (uint64) {
        bytes32 key = _key(scheme, region, tallyKeyHash);
        Tranche memory tranche = _open[key];
        // No overflow: MAX_CAP_SUM_CENTS + 2^32 < 2^64.
        bool full = tranche.id != 0 && tranche.capSumCents + capCents > MAX_CAP_SUM_CENTS;
        if (full) _filled[tranche.id] = tranche;
        bool opens = tranche.id == 0 || full;
        Tranche memory next = opens
            ? Tranche({id: ++_lastTrancheId, count: 1, capSumCents: capCents})
            : Tranche({id: tranche.id, count: tranche.count + 1, capSumCents: tranche.capSumCents + capCents});
        _open[key] = next;
        if (full) emit TrancheFilled(tranche.id, tranche.count, tranche.capSumCents);
        if (opens) emit TrancheOpened(next.id, scheme, region, tallyKeyHash);
        return next.id;
    }

    function _key(uint8 scheme, uint32 region, bytes32 tallyKeyHash) private pure returns (bytes32) {
        return keccak256(abi.encode(scheme, region, tallyKeyHash));
    }
}
