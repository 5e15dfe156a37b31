// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AdvancePolicyTable} from "../libraries/AdvancePolicyTable.sol";

/// @title Public policies of a lump sum: one follows another, each set by two people.
interface IAdvancePolicies {
    /// @notice What a claim needs of a policy.
    /// @param startsAt Unix seconds, from which it is in force
    /// @param endsAt Unix seconds, at which the next one starts; 0 = none follows
    struct Policy {
        uint256 policyHash;
        uint32 amountCents;
        uint64 startsAt;
        uint64 endsAt;
    }

    error AdvancePolicies__AlreadySealed();
    error AdvancePolicies__NotSealed();
    error AdvancePolicies__SchemeZero();
    error AdvancePolicies__ForeignScheme(uint8 given, uint8 own);
    error AdvancePolicies__ForeignNullifierClass(uint16 given, uint32 own);
    error AdvancePolicies__NoAmount();
    error AdvancePolicies__NoSpecialism();
    /// @notice No code, or an empty slot before one.
    error AdvancePolicies__CodesNotInOrder();
    error AdvancePolicies__PanelKeyInvalid(uint256 x, uint256 y);
    /// @notice Policies follow one another: none starts before, or with, the one before it.
    error AdvancePolicies__StartNotAfterLast(uint64 startsAt, uint64 lastStartsAt);
    /// @notice A change starts after its second signature (S-30).
    error AdvancePolicies__StartNotInFuture(uint64 startsAt, uint256 currentTime);
    /// @notice More than a year ahead. As no policy can start before the last one, a wrong unit would end all change.
    error AdvancePolicies__StartTooFar(uint64 startsAt, uint256 latest);
    error AdvancePolicies__NotProposed(bytes32 tableHash);
    /// @notice Four eyes: who proposed cannot approve (S-30).
    error AdvancePolicies__SamePerson(address staff);

    event AdvancePolicyProposed(bytes32 tableHash, address indexed proposer, AdvancePolicyTable table);
    event AdvancePolicyPublished(uint32 indexed id, uint256 policyHash, AdvancePolicyTable table);
    event PoliciesSealed();

    /// @notice Sets the policies with which the contract starts, in the order of their starts, past ones among them.
    /// Only before `sealPolicies`.
    function publishInitialPolicies(AdvancePolicyTable[] calldata tables) external;

    /// @notice Ends the start: from now on a policy needs two people and a future start. Cannot be undone.
    function sealPolicies() external;

    /// @notice First signature. Replaces an earlier proposal that was not approved. The start lies in the future and
    /// after the last policy's; a published policy is never taken back: a mistake is followed by a later policy.
    function proposePolicy(AdvancePolicyTable calldata table) external;

    /// @notice Second signature, by another person, over the whole table. Gives the policy its id.
    function approvePolicy(AdvancePolicyTable calldata table) external;

    /// @param id from 1 on, in the order of their starts
    /// @return the policy; `policyHash` 0 when there is none
    function policyOf(uint32 id) external view returns (Policy memory);

    /// @return how many policies there are: the last one's id
    function policyCount() external view returns (uint32);

    /// @param timestamp Unix seconds
    /// @return id of the policy that is in force at that moment; 0 = none
    function policyIdAt(uint64 timestamp) external view returns (uint32 id);

    /// @return whether the start is over
    function policiesSealed() external view returns (bool);

    /// @return the only scheme that the policies are for, as in lib/shared/domain/schemes.ts
    function scheme() external view returns (uint8);

    /// @notice The hash a proof carries, computed from a table as it would be published.
    function hashPolicy(AdvancePolicyTable calldata table) external pure returns (uint256);
}
