// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITallyKeys} from "./ITallyKeys.sol";

/// @title Totals that nobody can take apart: encrypted amounts are added up per scheme, region and tally key, and only a
/// sum of at least ten is ever opened, once, by two key holders together.
interface ITally is ITallyKeys {
    /// @param id 1 and up; 0 = none opened yet
    /// @param count claims in it
    /// @param capSumCents sum of their caps, euro cents
    /// @param closableAt Unix seconds: end of the window in which it was opened or last went on
    struct OpenTranche {
        uint64 id;
        uint32 count;
        uint64 capSumCents;
        uint64 closableAt;
    }

    enum State {
        Unknown,
        Closed,
        Opened
    }

    /// @param totalCents what its claims are worth together, once opened, euro cents
    /// @param sumHash keccak256 of the sums c1 and c2 (event TrancheClosed has them)
    /// @param firstHolder who brought the first share; zero = nobody yet
    /// @param firstShareHash keccak256 of that share
    struct ClosedTranche {
        uint8 scheme;
        uint32 region;
        uint32 count;
        uint64 capSumCents;
        State state;
        uint64 totalCents;
        bytes32 tallyKeyHash;
        bytes32 sumHash;
        address firstHolder;
        bytes32 firstShareHash;
    }

    error Tally__GateBound(address gate);
    error Tally__NotTheGate(address sender);
    error Tally__CapTooHigh(uint32 capCents);
    error Tally__TrancheEmpty(uint8 scheme, uint32 region, bytes32 tallyKeyHash);
    /// @notice A tranche closes in a window after the one in which it began or last went on.
    error Tally__WindowNotOver(uint64 closableAt, uint256 currentTime);
    error Tally__NotClosed(uint64 trancheId, State state);
    error Tally__NotAHolder(uint64 trancheId, address sender);
    error Tally__FirstShareThere(uint64 trancheId);
    error Tally__FirstShareMissing(uint64 trancheId);
    /// @notice The second share comes from the other holder.
    error Tally__SameHolder(address holder);
    error Tally__SumsDiffer(uint64 trancheId);
    error Tally__FirstShareDiffers(uint64 trancheId);
    /// @notice Fewer than ten (S-22).
    error Tally__TooFew(uint64 trancheId, uint32 count);
    error Tally__TotalAboveCaps(uint64 totalCents, uint64 capSumCents);
    /// @notice The total is not what the shares decrypt to.
    error Tally__TotalWrong(uint64 trancheId, uint64 totalCents);

    event GateBound(address indexed gate);
    event TrancheOpened(
        uint64 indexed trancheId,
        uint8 indexed scheme,
        uint32 indexed region,
        bytes32 tallyKeyHash
    );
    /// @notice A window passed with fewer than ten claims: the tranche takes more of them.
    event TrancheContinued(uint64 indexed trancheId, uint32 count);
    /// @param c1 sum of the first parts of its claims' ciphertexts
    /// @param c2 sum of the second parts
    event TrancheClosed(
        uint64 indexed trancheId,
        uint32 count,
        uint64 capSumCents,
        uint256[2] c1,
        uint256[2] c2
    );
    event ShareSubmitted(uint64 indexed trancheId, address indexed holder, uint256[2] share);
    event TotalOpened(uint64 indexed trancheId, uint32 count, uint64 totalCents);

    /// @notice Names the only contract that may count claims. Once.
    function bindGate(address gate) external;

    /// @notice Opens the first tranche, so that no claim pays for it. Without effect when there is one.
    function prepare(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external;

    /// @notice Counts one claim and adds its ciphertext. The gate only, which has verified the proof behind it. A claim
    /// that would lift the caps above the limit begins the next tranche.
    /// @return trancheId that it counts in
    function count(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash,
        uint32 capCents,
        uint256[2] calldata c1,
        uint256[2] calldata c2
    ) external returns (uint64 trancheId);

    /// @notice Closes the open tranche once its window is over, by anyone. With fewer than ten claims it goes on.
    function close(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external;

    /// @notice The first share of a closed tranche, by one of its key's two holders.
    /// @param c1 sums as in TrancheClosed
    /// @param c2 likewise
    /// @param share the holder's part times c1
    /// @param proof of circuit `tallyShare`
    function submitShare(
        uint64 trancheId,
        uint256[2] calldata c1,
        uint256[2] calldata c2,
        uint256[2] calldata share,
        uint256[8] calldata proof
    ) external;

    /// @notice The second share, by the other holder, and the total that both give: opens the tranche, once.
    /// @param firstShare as in ShareSubmitted
    /// @param totalCents with total times B8, plus both shares, equal to c2; at most the sum of caps
    function open(
        uint64 trancheId,
        uint256[2] calldata c1,
        uint256[2] calldata c2,
        uint256[2] calldata firstShare,
        uint256[2] calldata share,
        uint64 totalCents,
        uint256[8] calldata proof
    ) external;

    /// @return the tranche that takes the next claim
    function openTranche(uint8 scheme, uint32 region, bytes32 tallyKeyHash) external view returns (OpenTranche memory);

    /// @notice Sums of the open tranche; the identity (0, 1) when it is empty.
    function runningSums(
        uint8 scheme,
        uint32 region,
        bytes32 tallyKeyHash
    ) external view returns (uint256[2] memory c1, uint256[2] memory c2);

    /// @return a tranche that is closed or opened; state Unknown when it is neither
    function trancheOf(uint64 trancheId) external view returns (ClosedTranche memory);

    /// @return Unix seconds at which the window of this moment is over
    function windowEnd() external view returns (uint64);

    /// @return the only contract that counts; zero before bindGate
    function gate() external view returns (address);
}
