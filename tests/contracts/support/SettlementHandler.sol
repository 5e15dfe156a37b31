// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {ITally} from "../../../contracts/interfaces/ITally.sol";
import {ITrancheReleases} from "../../../contracts/interfaces/ITrancheReleases.sol";
import {ClaimMessage, ClaimMessages} from "../../../contracts/libraries/ClaimMessage.sol";
import {ReleaseMessage, ReleaseMessages} from "../../../contracts/libraries/ReleaseMessage.sol";
import {SpendHandler} from "./SpendHandler.sol";
import {TallyWorld} from "./TallyWorld.sol";

/// @dev A gate, Tally and pool from the claim to the last cent: claims and releases arrive late, in any order or twice;
/// holders open what closed; owners spend. Everybody is honest: PoolHandler has those who are not.
contract SettlementHandler is SpendHandler, TallyWorld {
    ClaimMessage[] private _onTheirWay;
    mapping(uint64 trancheId => uint64) private _totals;
    uint64 public highest = 1;
    /// @notice Caps and amounts of the claims that the pool has, by tranche, and whether its release was applied.
    mapping(uint64 trancheId => uint256) public capsArrived;
    mapping(uint64 trancheId => uint256) public amountsArrived;
    mapping(uint64 trancheId => bool) public settled;
    mapping(uint256 nullifier => uint32) private _amountOf;
    uint256 private _claims;

    constructor() {
        _createTallyWorld(WINDOW);
        vm.prank(publisher);
        tally.prepare(PW, REGION, pwKey);
    }

    function claims(uint8 number, uint32 amount, bool lost) external {
        for (uint256 i = 0; i < 4 + (number % 8); ++i) {
            uint256 seed = ++_claims;
            uint32 cents = uint32(bound(uint256(amount) + i, 1, CAP));
            uint64 id = _count(pwKey, REGION, CAP, cents);
            _totals[id] += cents;
            ClaimMessage memory message = ClaimMessage(1, _id("nullifier", seed), _id("note", seed), CAP, id);
            _amountOf[message.nullifier] = cents;
            if (lost && i % 2 == 0) _onTheirWay.push(message);
            else _arrive(message);
        }
    }

    function arrive(uint256 index) external {
        if (_onTheirWay.length == 0) return;
        index %= _onTheirWay.length;
        _arrive(_onTheirWay[index]);
        _onTheirWay[index] = _onTheirWay[_onTheirWay.length - 1];
        _onTheirWay.pop();
    }

    function arriveAll() external {
        while (_onTheirWay.length > 0) {
            _arrive(_onTheirWay[_onTheirWay.length - 1]);
            _onTheirWay.pop();
        }
    }

    function later(uint16 secondsOn) external {
        vm.warp(block.timestamp + secondsOn);
    }

    /// @dev Closes and opens what can be, and lets the gate tell the pool: at once, or by `release` alone.
    function open(bool tells) external {
        ITally.OpenTranche memory tranche = tally.openTranche(PW, REGION, pwKey);
        if (tranche.count == 0 || block.timestamp < tranche.closableAt) return;
        Sums memory sums = _running();
        tally.close(PW, REGION, pwKey);
        if (tranche.count < 10) return;
        highest = tranche.id + 1;
        uint256[2] memory share = _submit(agencyPw, tranche.id, sums);
        _open(statistics, tranche.id, sums, share, _totals[tranche.id]);
        if (tells) _tell(tranche.id);
    }

    function release(uint256 index) external {
        _tell(uint64(index % highest) + 1);
    }

    function applyRelease(uint256 index) external {
        uint64 id = uint64(index % highest) + 1;
        ITrancheReleases.Release memory kept = pool.releaseOf(1, id);
        bool ready = kept.count > 0 &&
            !kept.applied &&
            pool.trancheOf(1, id).count == kept.count &&
            block.timestamp >= kept.availableAt;
        try pool.applyRelease(1, id) {
            if (!ready) ++acceptedDishonest;
            settled[id] = true;
            freedCents += capsArrived[id] - kept.totalCents;
        } catch {
            if (ready) ++refusedHonest;
        }
    }

    function _tell(uint64 id) private {
        ITally.ClosedTranche memory opened = tally.trancheOf(id);
        if (opened.state != ITally.State.Opened) return;
        _send(ReleaseMessages.encode(ReleaseMessage(1, id, opened.count, opened.totalCents)));
    }

    function _arrive(ClaimMessage memory message) private {
        _send(ClaimMessages.encode(message));
        capsArrived[message.trancheId] += message.capCents;
        amountsArrived[message.trancheId] += _amountOf[message.nullifier];
        capsTaken += message.capCents;
        _took(message.note, _amountOf[message.nullifier], message.capCents);
    }

    function _send(bytes memory payload) private {
        vm.prank(gateway);
        pool.receiveMessage(0, InteroperableAddress.formatEvmV1(CHAIN, address(0x6A7E)), payload);
    }
}
