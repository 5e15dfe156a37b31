// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ClaimMessage} from "../libraries/ClaimMessage.sol";

/// @title What every gate has: it accepts a proved right once and tells the pool, as often as needed.
interface IEligibilityGate {
    error EligibilityGate__SignalOutOfField(uint256 signalIndex, uint256 value);
    error EligibilityGate__NullifierUsed(uint256 nullifier);
    error EligibilityGate__DeadlinePassed(uint64 deadline, uint256 currentTime);
    error EligibilityGate__RootNotAccepted(uint256 root, uint8 scheme);
    error EligibilityGate__ProofInvalid();
    /// @notice No claim with exactly this content was accepted.
    error EligibilityGate__MessageUnknown(uint256 nullifier);
    error EligibilityGate__ZeroAddress();

    event Resent(uint256 indexed nullifier);

    /// @notice Sends the message of an accepted claim again: after a message was lost, by anyone, at no risk, since
    /// the pool takes a repetition without effect (S-37).
    function resend(ClaimMessage calldata message) external;

    /// @notice Stops new claims at once.
    function pause() external;

    /// @notice Lets claims through again.
    function unpause() external;

    /// @return keccak256 of the claim's message; 0 = the nullifier was not used
    function messageHash(uint256 nullifier) external view returns (bytes32);

    /// @return the only class that this gate speaks for
    function nullifierClass() external view returns (uint32);

    /// @return chainId and address of the pool that the claims are bound to
    function pool() external view returns (uint256 chainId, address account);
}
