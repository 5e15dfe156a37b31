// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAdvancePolicies} from "../interfaces/IAdvancePolicies.sol";
import {AdvancePolicyTable, AdvancePolicyTables} from "../libraries/AdvancePolicyTable.sol";
import {BabyJubJub} from "../libraries/BabyJubJub.sol";

abstract contract AdvancePolicies is IAdvancePolicies, AccessManaged {
    using AdvancePolicyTables for AdvancePolicyTable;

    struct Proposal {
        bytes32 tableHash;
        address proposer;
    }

    /// @notice How far ahead a policy may be published.
    uint256 public constant MAX_LEAD_SECONDS = 366 days;

    /// @inheritdoc IAdvancePolicies
    uint8 public immutable scheme;

    /// @inheritdoc IAdvancePolicies
    bool public policiesSealed;
    /// @inheritdoc IAdvancePolicies
    uint32 public policyCount;

    mapping(uint32 id => Policy) private _policies;
    Proposal private _proposal;

    constructor(uint8 ownScheme) {
        if (ownScheme == 0) revert AdvancePolicies__SchemeZero();
        scheme = ownScheme;
    }

    /// @inheritdoc IAdvancePolicies
    function publishInitialPolicies(AdvancePolicyTable[] calldata tables) external restricted {
        if (policiesSealed) revert AdvancePolicies__AlreadySealed();
        for (uint256 i = 0; i < tables.length; ++i) {
            _requireFaultless(tables[i]);
            _publish(tables[i]);
        }
    }

    /// @inheritdoc IAdvancePolicies
    function sealPolicies() external restricted {
        if (policiesSealed) revert AdvancePolicies__AlreadySealed();
        policiesSealed = true;
        emit PoliciesSealed();
    }

    /// @inheritdoc IAdvancePolicies
    function proposePolicy(AdvancePolicyTable calldata table) external restricted {
        _requireFuture(table.startsAt);
        _requireFaultless(table);
        bytes32 tableHash = keccak256(abi.encode(table));
        _proposal = Proposal({tableHash: tableHash, proposer: msg.sender});
        emit AdvancePolicyProposed(tableHash, msg.sender, table);
    }

    /// @inheritdoc IAdvancePolicies
    function approvePolicy(AdvancePolicyTable calldata table) external restricted {
        _requireFuture(table.startsAt);
        bytes32 tableHash = keccak256(abi.encode(table));
        Proposal memory proposal = _proposal;
        if (proposal.tableHash != tableHash) revert AdvancePolicies__NotProposed(tableHash);
        if (proposal.proposer == msg.sender) revert AdvancePolicies__SamePerson(msg.sender);
        delete _proposal;
        _requireFaultless(table);
        _publish(table);
    }

    /// @inheritdoc IAdvancePolicies
    function policyOf(uint32 id) external view returns (Policy memory) {
        return _policies[id];
    }

    /// @inheritdoc IAdvancePolicies
    function policyIdAt(uint64 timestamp) external view returns (uint32 id) {
        // From the newest back: policies stand in the order of their starts.
        id = policyCount;
        while (id > 0 && _policies[id].startsAt > timestamp) --id;
    }

    /// @inheritdoc IAdvancePolicies
    function hashPolicy(AdvancePolicyTable calldata table) external pure returns (uint256) {
        return table.hash();
    }

    function _policy(uint32 id) internal view returns (Policy memory) {
        return _policies[id];
    }

    /// @dev The class that this gate speaks for.
    function _ownNullifierClass() internal view virtual returns (uint32);

    /// @dev PRE the start is after the last policy's: _requireFaultless.
    function _publish(AdvancePolicyTable calldata table) private {
        uint256 policyHash = table.hash();
        uint32 last = policyCount;
        uint32 id = last + 1;
        policyCount = id;
        if (last != 0) _policies[last].endsAt = table.startsAt;
        _policies[id] = Policy({
            policyHash: policyHash,
            amountCents: table.amountCents,
            startsAt: table.startsAt,
            endsAt: 0
        });
        emit AdvancePolicyPublished(id, policyHash, table);
    }

    function _requireFuture(uint64 startsAt) private view {
        if (!policiesSealed) revert AdvancePolicies__NotSealed();
        if (startsAt <= block.timestamp) revert AdvancePolicies__StartNotInFuture(startsAt, block.timestamp);
    }

    /// @dev The amount is below 2^32 by its type. The panel's key is checked for curve and subgroup (S-08).
    function _requireFaultless(AdvancePolicyTable calldata table) private view {
        if (table.scheme != scheme) revert AdvancePolicies__ForeignScheme(table.scheme, scheme);
        if (table.nullifierClass != _ownNullifierClass()) {
            revert AdvancePolicies__ForeignNullifierClass(table.nullifierClass, _ownNullifierClass());
        }
        if (table.amountCents == 0) revert AdvancePolicies__NoAmount();
        if (table.specialism == 0) revert AdvancePolicies__NoSpecialism();
        if (!table.hasCodesInOrder()) revert AdvancePolicies__CodesNotInOrder();
        uint64 lastStartsAt = _policies[policyCount].startsAt;
        if (policyCount != 0 && table.startsAt <= lastStartsAt) {
            revert AdvancePolicies__StartNotAfterLast(table.startsAt, lastStartsAt);
        }
        uint256 latest = block.timestamp + MAX_LEAD_SECONDS;
        if (table.startsAt > latest) revert AdvancePolicies__StartTooFar(table.startsAt, latest);
        if (!BabyJubJub.isPublicKey(table.panelKey[0], table.panelKey[1])) {
            revert AdvancePolicies__PanelKeyInvalid(table.panelKey[0], table.panelKey[1]);
        }
    }
}
