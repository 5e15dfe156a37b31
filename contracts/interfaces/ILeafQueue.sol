// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {INoteTree} from "./INoteTree.sol";

/// @title Leaves on their way into the tree. Inserting many at once costs far less than one by one, so a leaf waits in a
/// batch of at most sixteen until anyone inserts it.
interface ILeafQueue is INoteTree {
    /// @notice The leaves are not those of the next batch, all of them and in their order.
    error PayoutPool__BatchMismatch(uint64 batch);

    event LeafQueued(uint64 indexed batch, uint256 leaf);

    /// @notice Inserts the next batch, by anyone, whether or not it is full.
    /// @param leaves every `LeafQueued` of batch `nextBatch`, in order
    function insertBatch(uint256[] calldata leaves) external;

    /// @return nextBatch to be inserted
    /// @return openBatch that takes the next leaf; above `nextBatch` while full batches wait
    /// @return openCount leaves in the open batch
    function queue() external view returns (uint64 nextBatch, uint64 openBatch, uint8 openCount);
}
