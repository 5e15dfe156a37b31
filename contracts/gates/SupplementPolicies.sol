// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ISupplementPolicies} from "../interfaces/ISupplementPolicies.sol";
import {ITally} from "../interfaces/ITally.sol";
import {CalendarMonth} from "../libraries/CalendarMonth.sol";
import {PolicyTable, PolicyTables} from "../libraries/PolicyTable.sol";
import {TallyLimits} from "../libraries/TallyLimits.sol";

abstract contract SupplementPolicies is ISupplementPolicies, AccessManaged {
    using PolicyTables for PolicyTable;

    struct Proposal {
        bytes32 tableHash;
        address proposer;
    }

    /// @inheritdoc ISupplementPolicies
    ITally public immutable tally;

    /// @inheritdoc ISupplementPolicies
    bool public policiesSealed;

    mapping(uint8 scheme => mapping(uint32 period => Policy)) private _policies;
    mapping(uint8 scheme => mapping(uint32 period => Proposal)) private _proposals;

    constructor(address tallyAddress) {
        if (tallyAddress == address(0)) revert SupplementPolicies__NoTally();
        tally = ITally(tallyAddress);
    }

    /// @inheritdoc ISupplementPolicies
    function publishInitialPolicies(PolicyTable[] calldata tables) external restricted {
        if (policiesSealed) revert SupplementPolicies__AlreadySealed();
        for (uint256 i = 0; i < tables.length; ++i) {
            _publish(tables[i], _checkedMaxAmount(tables[i]));
        }
    }

    /// @inheritdoc ISupplementPolicies
    function sealPolicies() external restricted {
        if (policiesSealed) revert SupplementPolicies__AlreadySealed();
        policiesSealed = true;
        emit PoliciesSealed();
    }

    /// @inheritdoc ISupplementPolicies
    function proposePolicy(PolicyTable calldata table) external restricted {
        _requireFuture(table);
        _checkedMaxAmount(table);
        bytes32 tableHash = keccak256(abi.encode(table));
        _proposals[table.scheme][table.period] = Proposal({tableHash: tableHash, proposer: msg.sender});
        emit PolicyProposed(table.scheme, table.period, tableHash, msg.sender, table);
    }

    /// @inheritdoc ISupplementPolicies
    function approvePolicy(PolicyTable calldata table) external restricted {
        _requireFuture(table);
        bytes32 tableHash = keccak256(abi.encode(table));
        Proposal memory proposal = _proposals[table.scheme][table.period];
        if (proposal.tableHash != tableHash) revert SupplementPolicies__NotProposed(tableHash);
        if (proposal.proposer == msg.sender) revert SupplementPolicies__SamePerson(msg.sender);
        delete _proposals[table.scheme][table.period];
        _publish(table, _checkedMaxAmount(table));
    }

    /// @inheritdoc ISupplementPolicies
    function policyOf(uint8 scheme, uint32 period) external view returns (Policy memory) {
        return _policies[scheme][period];
    }

    /// @inheritdoc ISupplementPolicies
    function hashPolicy(PolicyTable calldata table) external pure returns (uint256) {
        return table.hash();
    }

    function _policy(uint8 scheme, uint32 period) internal view returns (Policy memory) {
        return _policies[scheme][period];
    }

    /// @dev The class that this gate speaks for.
    function _ownNullifierClass() internal view virtual returns (uint32);

    function _publish(PolicyTable calldata table, uint32 maxAmountCents) private {
        uint256 policyHash = table.hash();
        _policies[table.scheme][table.period] = Policy({
            policyHash: policyHash,
            tallyKeyHash: keccak256(abi.encode(table.tallyKey)),
            maxAmountCents: maxAmountCents,
            claimOpensAt: table.claimOpensAt,
            claimClosesAt: table.claimClosesAt
        });
        emit PolicyPublished(table.scheme, table.period, policyHash, table);
    }

    /// @dev A change after the start is for a later month, whose window has not opened: nobody can have claimed
    /// under the policy it replaces.
    function _requireFuture(PolicyTable calldata table) private view {
        if (!policiesSealed) revert SupplementPolicies__NotSealed();
        uint32 currentMonth = CalendarMonth.monthOf(block.timestamp);
        if (table.period <= currentMonth) {
            revert SupplementPolicies__PeriodNotInFuture(table.period, currentMonth);
        }
        uint64 opensAt = _policies[table.scheme][table.period].claimOpensAt;
        bool replaces = _policies[table.scheme][table.period].policyHash != 0;
        if (table.claimOpensAt <= block.timestamp || (replaces && opensAt <= block.timestamp)) {
            revert SupplementPolicies__WindowAlreadyOpen(replaces ? opensAt : table.claimOpensAt, block.timestamp);
        }
    }

    /// @dev Amounts are below 2^32 by their type. Curve and subgroup of the tally key, Tally has checked (S-08).
    function _checkedMaxAmount(PolicyTable calldata table) private view returns (uint32 maxAmountCents) {
        if (table.scheme == 0) revert SupplementPolicies__SchemeUnknown(table.scheme);
        if (table.basis > 1) revert SupplementPolicies__BasisUnknown(table.basis);
        if (table.nullifierClass != _ownNullifierClass()) {
            revert SupplementPolicies__ForeignNullifierClass(table.nullifierClass, _ownNullifierClass());
        }
        if (!CalendarMonth.isWellFormed(table.period)) revert SupplementPolicies__PeriodMalformed(table.period);
        for (uint256 i = 0; i < 4; ++i) {
            uint16 bps = table.disregards[i].bps;
            if (bps > 10_000) revert SupplementPolicies__SharesAboveWhole(bps);
        }
        if (table.claimClosesAt <= table.claimOpensAt) {
            revert SupplementPolicies__WindowEmpty(table.claimOpensAt, table.claimClosesAt);
        }
        if (!tally.isTallyKey(table.scheme, keccak256(abi.encode(table.tallyKey)))) {
            revert SupplementPolicies__TallyKeyInvalid(table.tallyKey[0], table.tallyKey[1]);
        }
        maxAmountCents = table.maxAmountCents();
        if (maxAmountCents == 0) revert SupplementPolicies__NoNorm();
        if (maxAmountCents > TallyLimits.MAX_CAP_CENTS) revert SupplementPolicies__NormTooHigh(maxAmountCents);
    }
}
