// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ILeafQueue} from "./ILeafQueue.sol";
import {IPoolSpending} from "./IPoolSpending.sol";
import {IReserveLedger} from "./IReserveLedger.sol";
import {ITrancheReleases} from "./ITrancheReleases.sol";

/// @title The pool that pays: takes the messages of enrolled gates, reserves a cap for each, keeps their notes.
interface IPayoutPool is ITrancheReleases, IPoolSpending, ILeafQueue, IReserveLedger {
    /// @notice Why a message was consumed without effect. Append only: the number is in events.
    enum RejectReason {
        Malformed,
        ForeignClass,
        SignalOutOfField,
        /// No longer used: such a message reverts and waits (PayoutPool__CapTooLarge). Kept for the numbers behind it.
        CapTooLarge,
        NullifierUsed,
        DuplicateLeaf,
        ReleaseDiffers
    }

    /// @param maxCapCents most that one note of the gate may be worth, euro cents
    /// @param dailyCapCents most that the gate's notes of one UTC day may be worth together, euro cents
    /// @param day UTC day number that `usedTodayCents` counts for
    struct Gate {
        bool enrolled;
        uint32 maxCapCents;
        uint64 dailyCapCents;
        uint32 day;
        uint64 usedTodayCents;
    }

    /// @notice A nullifier class belongs to one gate for ever (S-21).
    error PayoutPool__ClassTaken(uint32 nullifierClass);
    error PayoutPool__GateTaken(uint256 chainId, address gate);
    error PayoutPool__GateUnknown(uint32 nullifierClass);
    error PayoutPool__ZeroAddress();
    error PayoutPool__ZeroClass();
    /// @notice The claim is worth more than the gate's limit: the delivery is tried again, and good once the limit
    /// allows it (S-20).
    error PayoutPool__CapTooLarge(uint32 nullifierClass, uint32 capCents, uint32 maxCapCents);
    /// @notice The gate's notes of today would pass its daily cap: the delivery is tried again tomorrow (S-20).
    error PayoutPool__DailyCapReached(uint32 nullifierClass, uint64 dailyCapCents);

    event GateEnrolled(uint32 indexed nullifierClass, uint256 chainId, address gate);
    event GateLimitsSet(uint32 indexed nullifierClass, uint32 maxCapCents, uint64 dailyCapCents);
    /// @notice A claim's note was taken. It waits for its place: leaf `H(LEAF, note, capCents)`.
    event NoteReceived(
        uint32 indexed nullifierClass,
        uint256 indexed nullifier,
        uint256 note,
        uint32 capCents,
        uint64 trancheId
    );
    /// @notice The same claim arrived again: nothing changed.
    event Repeated(uint32 indexed nullifierClass, uint256 indexed nullifier);
    /// @notice The message was consumed without effect.
    event Rejected(uint32 indexed nullifierClass, uint256 indexed nullifier, uint256 note, RejectReason reason);
    /// @notice The same release arrived again: nothing changed.
    event ReleaseRepeated(uint32 indexed nullifierClass, uint64 indexed trancheId);
    /// @notice The release was consumed without effect.
    event ReleaseRejected(uint32 indexed nullifierClass, uint64 indexed trancheId, RejectReason reason);

    /// @notice Lets a gate send claims of one class. Neither gate nor class can be enrolled twice.
    function enrolGate(
        uint256 chainId,
        address gate,
        uint32 nullifierClass,
        uint32 maxCapCents,
        uint64 dailyCapCents
    ) external;

    function setGateLimits(uint32 nullifierClass, uint32 maxCapCents, uint64 dailyCapCents) external;

    /// @notice Stops what comes in (claims, deposits) and releases at once; deliveries are tried again later. Never stops
    /// withdrawals, nor the insertion of leaves that they need.
    function pause() external;

    function unpause() external;

    /// @return the class that a gate speaks for, 0 = not enrolled
    function classOf(uint256 chainId, address gate) external view returns (uint32);

    function gateOf(uint32 nullifierClass) external view returns (Gate memory);

    /// @return the note that was received under a nullifier, 0 = none
    function noteOf(uint32 nullifierClass, uint256 nullifier) external view returns (uint256);
}
