// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Tranches: claims that will be opened together, as one sum, by scheme, region and tally key.
interface ITrancheLedger {
    /// @param id 1 and up, unique at this gate; 0 = none opened yet
    /// @param count claims in it
    /// @param capSumCents sum of their caps, euro cents
    struct Tranche {
        uint64 id;
        uint32 count;
        uint64 capSumCents;
    }

    event TrancheOpened(
        uint64 indexed trancheId,
        uint8 indexed scheme,
        uint32 indexed region,
        bytes32 tallyKeyHash
    );
    /// @notice The next claim would have passed the limit: the tranche takes no more.
    event TrancheFilled(uint64 indexed trancheId, uint32 count, uint64 capSumCents);

    /// @return the tranche that takes the next claim
    function openTranche(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external view returns (Tranche memory);

    /// @return a tranche that is full; zeros when it is not
    function filledTranche(uint64 trancheId) external view returns (Tranche memory);
}
