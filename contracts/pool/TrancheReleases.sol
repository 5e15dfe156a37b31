// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ITrancheReleases} from "../interfaces/ITrancheReleases.sol";
import {ReleaseMessage} from "../libraries/ReleaseMessage.sol";
import {ReserveLedger} from "./ReserveLedger.sol";

abstract contract TrancheReleases is ITrancheReleases, ReserveLedger, Pausable {
    /// @notice Seconds between a release's arrival and its effect: time to pause, should validators collude.
    uint32 public immutable releaseDelaySec;

    mapping(uint32 nullifierClass => mapping(uint64 trancheId => TrancheCount)) private _tranches;
    mapping(uint32 nullifierClass => mapping(uint64 trancheId => Release)) private _releases;

    constructor(uint32 delaySec) {
        releaseDelaySec = delaySec;
    }

    /// @inheritdoc ITrancheReleases
    function applyRelease(uint32 nullifierClass, uint64 trancheId) external whenNotPaused {
        Release memory release = _pendingRelease(nullifierClass, trancheId);
        TrancheCount memory tranche = _tranches[nullifierClass][trancheId];
        if (block.timestamp < release.availableAt) {
            revert PayoutPool__ReleaseTooEarly(release.availableAt, block.timestamp);
        }
        if (tranche.count != release.count) revert PayoutPool__ReleaseCountDiffers(tranche.count, release.count);
        if (release.totalCents > tranche.capSumCents) {
            revert PayoutPool__ReleaseAboveCaps(release.totalCents, tranche.capSumCents);
        }
        _releases[nullifierClass][trancheId].applied = true;
        uint256 freedUnits = _unreserve(tranche.capSumCents - release.totalCents);
        emit Released(nullifierClass, trancheId, release.totalCents, freedUnits);
    }

    /// @inheritdoc ITrancheReleases
    function cancelRelease(uint32 nullifierClass, uint64 trancheId) external restricted {
        _pendingRelease(nullifierClass, trancheId);
        delete _releases[nullifierClass][trancheId];
        emit ReleaseCancelled(nullifierClass, trancheId);
    }

    /// @inheritdoc ITrancheReleases
    function trancheOf(uint32 nullifierClass, uint64 trancheId) external view returns (TrancheCount memory) {
        return _tranches[nullifierClass][trancheId];
    }

    /// @inheritdoc ITrancheReleases
    function releaseOf(uint32 nullifierClass, uint64 trancheId) external view returns (Release memory) {
        return _release(nullifierClass, trancheId);
    }

    function _countNote(uint32 nullifierClass, uint64 trancheId, uint32 capCents) internal {
        TrancheCount storage tranche = _tranches[nullifierClass][trancheId];
        tranche.count += 1;
        tranche.capSumCents += capCents;
    }

    /// @dev PRE no release of the tranche is known. Enforced: PayoutPool._receiveRelease.
    function _keepRelease(ReleaseMessage memory message) internal {
        // Cast: seconds since 1970 stay below 2^64.
        uint64 availableAt = uint64(block.timestamp + releaseDelaySec);
        _releases[message.nullifierClass][message.trancheId] = Release({
            count: message.count,
            totalCents: message.totalCents,
            availableAt: availableAt,
            applied: false
        });
        emit ReleaseReceived(
            message.nullifierClass,
            message.trancheId,
            message.count,
            message.totalCents,
            availableAt
        );
    }

    function _release(uint32 nullifierClass, uint64 trancheId) internal view returns (Release memory) {
        return _releases[nullifierClass][trancheId];
    }

    function _pendingRelease(uint32 nullifierClass, uint64 trancheId) private view returns (Release memory release) {
        release = _releases[nullifierClass][trancheId];
        if (release.count == 0) revert PayoutPool__ReleaseUnknown(nullifierClass, trancheId);
        if (release.applied) revert PayoutPool__ReleaseApplied(nullifierClass, trancheId);
    }
}
