// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Money out of the pool, and money into it without a claim.
interface IPoolSpending {
    /// @param root any that ever was one of the pool's
    /// @param amountCents what leaves the pool: 0 (notes become one) or at least five euro
    /// @param nullifiers of the notes spent; the second may be that of a blank note
    /// @param change note that holds the rest
    /// @param recipient zero when nothing leaves the pool
    /// @param deadline Unix time until which the proof is good
    /// @param proof words a, b, c in the verifier's order
    struct SpendRequest {
        uint256 root;
        uint32 amountCents;
        uint256[2] nullifiers;
        uint256 change;
        address recipient;
        uint64 deadline;
        uint256[8] proof;
    }

    error PayoutPool__RootUnknown(uint256 root);
    error PayoutPool__NullifierSpent(uint256 nullifier);
    /// @notice One note cannot be both inputs.
    error PayoutPool__SameNullifier(uint256 nullifier);
    error PayoutPool__SignalOutOfField(uint256 index, uint256 value);
    error PayoutPool__DeadlinePassed(uint64 deadline, uint256 currentTime);
    error PayoutPool__AmountTooSmall(uint32 amountCents, uint32 minCents);
    error PayoutPool__ProofInvalid();
    /// @notice A second note of the same amount and owner would never be spendable.
    error PayoutPool__NoteExists(uint256 note);

    /// @notice Notes were spent. The change waits for its place: leaf `H(LEAF, change, maxNoteCapCents)`.
    event Spent(
        uint256 indexed nullifier0,
        uint256 indexed nullifier1,
        uint256 change,
        address indexed recipient,
        uint32 amountCents
    );
    /// @notice Money came in without a claim. The note waits for its place: leaf `H(LEAF, note, maxNoteCapCents)`.
    event Deposited(address indexed depositor, uint256 note, uint32 amountCents, uint256 payTo);

    /// @notice Spends up to two notes: pays `amountCents` to the recipient and keeps the rest as one note. By anyone who
    /// has the proof; it binds everything but the sender. Never paused.
    function spend(SpendRequest calldata request) external;

    /// @notice Pays the caller's euros into the pool as a note of somebody else: agencies, employers. Amount and payTo
    /// are public, so it needs no proof. Stopped by a pause.
    /// @param payTo hiding commitment to the note's owner
    function deposit(uint32 amountCents, uint256 payTo) external;

    function isSpent(uint256 nullifier) external view returns (bool);

    /// @return cap of the leaves of change and deposits: the largest amount, so that they look alike
    function maxNoteCapCents() external pure returns (uint32);
}
