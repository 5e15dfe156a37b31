// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "./ITally.sol";
import {PolicyTable} from "../libraries/PolicyTable.sol";

/// @title Public policies of income supplements: one table per scheme and month, set by two people.
interface ISupplementPolicies {
    /// @notice What a claim needs of a policy.
    /// @param tallyKeyHash keccak256 of the key's coordinates; tranches are kept per key
    struct Policy {
        uint256 policyHash;
        bytes32 tallyKeyHash;
        uint32 maxAmountCents;
        uint64 claimOpensAt;
        uint64 claimClosesAt;
    }

    error SupplementPolicies__AlreadySealed();
    error SupplementPolicies__NotSealed();
    error SupplementPolicies__SchemeUnknown(uint8 scheme);
    error SupplementPolicies__BasisUnknown(uint8 basis);
    error SupplementPolicies__ForeignNullifierClass(uint16 given, uint32 own);
    error SupplementPolicies__PeriodMalformed(uint32 period);
    /// @notice A change starts in a month after the current one (S-30).
    error SupplementPolicies__PeriodNotInFuture(uint32 period, uint32 currentMonth);
    error SupplementPolicies__SharesAboveWhole(uint16 bps);
    error SupplementPolicies__NoNorm();
    /// @notice A tranche of ten such claims would pass the limit of its caps.
    error SupplementPolicies__NormTooHigh(uint32 maxAmountCents);
    error SupplementPolicies__NoTally();
    error SupplementPolicies__WindowEmpty(uint64 opensAt, uint64 closesAt);
    /// @notice The window of a changed policy may not have opened: claims under the old one would differ.
    error SupplementPolicies__WindowAlreadyOpen(uint64 opensAt, uint256 currentTime);
    /// @notice Not composed by Tally for this scheme (S-08, S-22).
    error SupplementPolicies__TallyKeyInvalid(uint256 x, uint256 y);
    error SupplementPolicies__NotProposed(bytes32 tableHash);
    /// @notice Four eyes: who proposed cannot approve (S-30).
    error SupplementPolicies__SamePerson(address staff);

    event PolicyProposed(
        uint8 indexed scheme,
        uint32 indexed period,
        bytes32 tableHash,
        address indexed proposer,
        PolicyTable table
    );
    event PolicyPublished(uint8 indexed scheme, uint32 indexed period, uint256 policyHash, PolicyTable table);
    event PoliciesSealed();

    /// @notice Sets the policies with which the contract starts, those of the current and of past months among them.
    /// Only before `sealPolicies`.
    function publishInitialPolicies(PolicyTable[] calldata tables) external;

    /// @notice Ends the start: from now on a policy needs two people and a future month. Cannot be undone.
    function sealPolicies() external;

    /// @notice First signature. Replaces an earlier proposal for the same scheme and month.
    function proposePolicy(PolicyTable calldata table) external;

    /// @notice Second signature, by another person, over the whole table.
    function approvePolicy(PolicyTable calldata table) external;

    /// @return the policy; `policyHash` 0 when there is none
    function policyOf(uint8 scheme, uint32 period) external view returns (Policy memory);

    /// @return what adds up the claims, and knows the tally keys
    function tally() external view returns (ITally);

    /// @return whether the start is over
    function policiesSealed() external view returns (bool);

    /// @notice The hash a proof carries, computed from a table as it would be published.
    function hashPolicy(PolicyTable calldata table) external pure returns (uint256);
}
