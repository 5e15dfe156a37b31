// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Tranches as the pool knows them. Until a tranche is opened, the pool keeps the cap of each of its notes; then
/// the gate says what they are worth together, and the difference becomes free.
interface ITrancheReleases {
    /// @param count notes received of a gate's tranche
    /// @param capSumCents sum of their caps, euro cents
    struct TrancheCount {
        uint64 count;
        uint128 capSumCents;
    }

    /// @param count claims that the gate counted; 0 = no release received
    /// @param totalCents what they are worth together, euro cents
    /// @param availableAt Unix time from which it can be applied
    struct Release {
        uint64 count;
        uint64 totalCents;
        uint64 availableAt;
        bool applied;
    }

    error PayoutPool__ReleaseUnknown(uint32 nullifierClass, uint64 trancheId);
    error PayoutPool__ReleaseApplied(uint32 nullifierClass, uint64 trancheId);
    error PayoutPool__ReleaseTooEarly(uint64 availableAt, uint256 currentTime);
    /// @notice The release overtook claims of its tranche, or claims came after it was opened (S-22).
    error PayoutPool__ReleaseCountDiffers(uint64 received, uint64 released);
    error PayoutPool__ReleaseAboveCaps(uint64 totalCents, uint128 capSumCents);

    event ReleaseReceived(
        uint32 indexed nullifierClass,
        uint64 indexed trancheId,
        uint64 count,
        uint64 totalCents,
        uint64 availableAt
    );
    event ReleaseCancelled(uint32 indexed nullifierClass, uint64 indexed trancheId);
    event Released(uint32 indexed nullifierClass, uint64 indexed trancheId, uint64 totalCents, uint256 freedUnits);

    /// @notice Applies a release that has waited long enough, once, when every claim of the tranche has arrived. By
    /// anyone; not while paused.
    function applyRelease(uint32 nullifierClass, uint64 trancheId) external;

    /// @notice Drops a release that was not applied, so that the gate's next one counts: for a release that colluding
    /// validators sent. Administration, with its delay; pause first.
    function cancelRelease(uint32 nullifierClass, uint64 trancheId) external;

    function trancheOf(uint32 nullifierClass, uint64 trancheId) external view returns (TrancheCount memory);

    function releaseOf(uint32 nullifierClass, uint64 trancheId) external view returns (Release memory);
}
