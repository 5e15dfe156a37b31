// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ITallyKeys} from "../interfaces/ITallyKeys.sol";
import {ITallyShareVerifier} from "../interfaces/ITallyShareVerifier.sol";
import {BabyJubJub} from "../libraries/BabyJubJub.sol";
import {TallyPoints} from "../libraries/TallyPoints.sol";
import {TallyShareContext} from "../libraries/TallyShareContext.sol";
import {TallyShareSignals} from "../libraries/TallyShareSignals.sol";

abstract contract TallyKeys is ITallyKeys, AccessManaged {
    ITallyShareVerifier public immutable verifier;

    mapping(address holder => uint256[2]) private _parts;
    mapping(bytes32 tallyKeyHash => TallyKey) private _keys;
    /// @dev A closed tranche names its key by place, so that its state fits in one slot.
    mapping(uint32 index => bytes32) private _keyHashes;
    uint32 private _keyCount;

    constructor(address shareVerifier) {
        if (shareVerifier == address(0)) revert Tally__ZeroAddress();
        verifier = ITallyShareVerifier(shareVerifier);
    }

    /// @inheritdoc ITallyKeys
    function registerPart(uint256[2] calldata part, uint256[8] calldata proof) external restricted {
        // With c1 = B8 the share is the part itself. That it lies in the subgroup and is not the identity, the circuit
        // proves: it is a multiple of B8 by a scalar from 1 to l - 1 (S-08).
        uint256[2] memory base = [BabyJubJub.BASE8_X, BabyJubJub.BASE8_Y];
        _requireShare(part, base, part, 0, proof);
        _parts[msg.sender] = part;
        emit PartRegistered(msg.sender, part);
    }

    /// @inheritdoc ITallyKeys
    function composeKey(
        uint8 scheme,
        address agency,
        address statistics
    ) external restricted returns (bytes32 tallyKeyHash) {
        if (scheme == 0) revert Tally__SchemeUnknown(scheme);
        uint256[2] memory first = _registeredPart(agency);
        uint256[2] memory second = _registeredPart(statistics);
        uint256[2] memory key = TallyPoints.add(first, second);
        bool same = agency == statistics || (first[0] == second[0] && first[1] == second[1]);
        // The identity: no key at all.
        if (same || key[0] == 0) revert Tally__PartsNotDistinct();
        tallyKeyHash = keccak256(abi.encode(key));
        if (_keys[tallyKeyHash].scheme != 0) revert Tally__KeyKnown(tallyKeyHash);
        _keys[tallyKeyHash] = TallyKey({
            scheme: scheme,
            index: _keyCount,
            agency: agency,
            statistics: statistics,
            key: key,
            agencyPart: first,
            statisticsPart: second
        });
        _keyHashes[_keyCount++] = tallyKeyHash;
        emit KeyComposed(scheme, tallyKeyHash, key, agency, statistics);
    }

    /// @inheritdoc ITallyKeys
    function isTallyKey(uint8 scheme, bytes32 tallyKeyHash) public view returns (bool) {
        return scheme != 0 && _keys[tallyKeyHash].scheme == scheme;
    }

    /// @inheritdoc ITallyKeys
    function tallyKeyOf(bytes32 tallyKeyHash) external view returns (TallyKey memory) {
        return _keys[tallyKeyHash];
    }

    /// @inheritdoc ITallyKeys
    function partOf(address holder) external view returns (uint256[2] memory) {
        return _parts[holder];
    }

    function _keyIndex(bytes32 tallyKeyHash) internal view returns (uint32) {
        return _keys[tallyKeyHash].index;
    }

    function _keyHashAt(uint32 index) internal view returns (bytes32) {
        return _keyHashes[index];
    }

    function _key(bytes32 tallyKeyHash) internal view returns (TallyKey storage) {
        return _keys[tallyKeyHash];
    }

    /// @dev That the caller knows the scalar of `part`, and that `share` is that scalar times `c1`.
    function _requireShare(
        uint256[2] memory part,
        uint256[2] memory c1,
        uint256[2] calldata share,
        uint64 trancheId,
        uint256[8] calldata p
    ) internal view {
        // Also that both coordinates are below the field's order (S-13). Part and c1 were checked when they came in.
        if (!BabyJubJub.isOnCurve(share[0], share[1])) revert Tally__PointInvalid(share[0], share[1]);
        uint256[7] memory signals;
        signals[TallyShareSignals.KEY_X] = part[0];
        signals[TallyShareSignals.KEY_Y] = part[1];
        signals[TallyShareSignals.SHARE_X] = share[0];
        signals[TallyShareSignals.SHARE_Y] = share[1];
        signals[TallyShareSignals.C1_X] = c1[0];
        signals[TallyShareSignals.C1_Y] = c1[1];
        signals[TallyShareSignals.CONTEXT] = TallyShareContext.compute(
            block.chainid,
            address(this),
            msg.sender,
            trancheId
        );
        if (!verifier.verifyProof([p[0], p[1]], [[p[2], p[3]], [p[4], p[5]]], [p[6], p[7]], signals)) {
            revert Tally__ProofInvalid();
        }
    }

    function _registeredPart(address holder) private view returns (uint256[2] memory part) {
        part = _parts[holder];
        // No point of the curve is (0, 0).
        if (part[0] == 0 && part[1] == 0) revert Tally__PartUnknown(holder);
    }
}
