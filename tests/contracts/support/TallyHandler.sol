// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../../../contracts/interfaces/ITally.sol";
import {Tally} from "../../../contracts/tally/Tally.sol";
import {Curve} from "./Curve.sol";
import {TallyWorld} from "./TallyWorld.sol";

/// @dev What the gate, both holders, strangers and time can do to a Tally, and beside it what is true: each tranche's
/// claims, amounts and randomness, by the id that `count` returned.
contract TallyHandler is TallyWorld {
    uint32 public constant PLACES = 3;

    struct Truth {
        uint32 count;
        uint64 caps;
        uint64 total;
        uint256 randomness;
        uint8 openings;
        uint256[2] firstShare;
        Sums sums;
    }

    mapping(uint64 trancheId => Truth) private _truth;
    uint64 public highest;
    uint64 public claims;
    uint64 public countedCents;
    /// @dev Must stay 0.
    uint256 public refusedHonest;
    uint256 public acceptedDishonest;
    uint256 private _random = 77;

    constructor() {
        _createTallyWorld(WINDOW);
    }

    function theTally() external view returns (Tally) {
        return tally;
    }

    function truthOf(uint64 id) external view returns (Truth memory) {
        return _truth[id];
    }

    function claim(uint256 place, uint32 cap, uint32 amount) external {
        _claim(place, cap, amount);
    }

    /// @dev As many as make a tranche, of the largest caps now and then.
    function claimMany(uint256 place, uint8 number, uint32 cap, bool large) external {
        for (uint256 i = 0; i < 6 + (number % 8); ++i) {
            _claim(place, large ? type(uint32).max : cap, cap / 3 + uint32(i));
        }
    }

    function later(uint16 secondsOn) external {
        vm.warp(block.timestamp + (secondsOn % (2 * WINDOW)));
    }

    /// @dev Works when the window is over and there are claims, and not otherwise; closes ten or more only.
    function close(uint256 place) external {
        (uint8 scheme, uint32 region, bytes32 key) = placeOf(place);
        ITally.OpenTranche memory before = tally.openTranche(scheme, region, key);
        (, Sums memory sums) = _openAt(place);
        bool may = before.count > 0 && block.timestamp >= before.closableAt;
        vm.prank(anyone);
        try tally.close(scheme, region, key) {
            if (!may) ++acceptedDishonest;
            bool closed = tally.trancheOf(before.id).state == ITally.State.Closed;
            if (closed != before.count >= 10) ++acceptedDishonest;
            if (closed) _truth[before.id].sums = sums;
        } catch {
            if (may) ++refusedHonest;
        }
    }

    function open(uint256 index, bool agencyFirst) external {
        uint64 id = _closedId(index);
        if (id == 0) return;
        (address first, address second) = _holders(id, agencyFirst);
        Truth storage truth = _truth[id];
        if (tally.trancheOf(id).firstHolder == address(0)) {
            truth.firstShare = _submit(first, id, truth.sums);
        } else if (tally.trancheOf(id).firstHolder == second) {
            (first, second) = (second, first);
        }
        try this.openAs(second, id, truth.total) {
            truth.openings += 1;
        } catch {
            ++refusedHonest;
        }
        // Once is enough.
        try this.openAs(second, id, truth.total) {
            ++acceptedDishonest;
        } catch {}
    }

    /// @dev One holder alone, a stranger, another total, another tranche's share or sums.
    function cheat(uint256 index, uint8 how, uint64 wrong) external {
        uint64 id = _closedId(index);
        if (id == 0) return;
        (address first, address second) = _holders(id, true);
        Truth storage truth = _truth[id];
        if (tally.trancheOf(id).firstHolder == address(0)) truth.firstShare = _submit(first, id, truth.sums);
        if (tally.trancheOf(id).firstHolder == second) (first, second) = (second, first);
        uint64 total = truth.total;
        address sender = second;
        if (how % 3 == 0) sender = first;
        if (how % 3 == 1) sender = anyone;
        if (how % 3 == 2) total = wrong == truth.total ? wrong + 1 : wrong;
        try this.openAs(sender, id, total) {
            ++acceptedDishonest;
        } catch {}
    }

    /// @dev Anyone counts a claim that is none.
    function intrude(uint256 place, uint32 amount) external {
        (uint8 scheme, uint32 region, bytes32 key) = placeOf(place);
        Sums memory cipher = _encrypt(key, amount);
        vm.prank(anyone);
        try tally.count(scheme, region, key, 1, cipher.c1, cipher.c2) {
            ++acceptedDishonest;
        } catch {}
    }

    function openAs(address sender, uint64 id, uint64 total) external {
        require(msg.sender == address(this));
        if (partOf[sender] == 0) partOf[sender] = 0xBAD;
        _open(sender, id, _truth[id].sums, _truth[id].firstShare, total);
    }

    function placeOf(uint256 place) public view returns (uint8 scheme, uint32 region, bytes32 key) {
        if (place % PLACES == 2) return (TW, REGION, twKey);
        return (PW, REGION + uint32(place % PLACES), pwKey);
    }

    /// @dev What the sums of these claims must be, from their amounts and randomness.
    function expectedSums(uint64 id, bytes32 key) public view returns (uint256[2] memory c1, uint256[2] memory c2) {
        Truth storage truth = _truth[id];
        c1 = Curve.mul(truth.randomness, Curve.base());
        c2 = Curve.add(
            Curve.mul(truth.total, Curve.base()),
            Curve.mul(truth.randomness, tally.tallyKeyOf(key).key)
        );
    }

    function _claim(uint256 place, uint32 cap, uint32 amount) private {
        cap = cap == type(uint32).max ? 100_000_000 : uint32(bound(cap, 1, 300_000));
        amount = amount % (cap + 1);
        (uint64 before, Sums memory sums) = _openAt(place);
        uint64 id = _countAt(place, cap, amount, ++_random);
        // Its caps were full: it closed with what it had.
        if (before != 0 && id != before) _truth[before].sums = sums;
        if (id > highest) highest = id;
        Truth storage truth = _truth[id];
        truth.count += 1;
        truth.caps += cap;
        truth.total += amount;
        truth.randomness += _random;
        claims += 1;
        countedCents += amount;
    }

    function _openAt(uint256 place) private view returns (uint64 id, Sums memory sums) {
        (uint8 scheme, uint32 region, bytes32 key) = placeOf(place);
        id = tally.openTranche(scheme, region, key).id;
        (sums.c1, sums.c2) = tally.runningSums(scheme, region, key);
    }

    function _countAt(uint256 place, uint32 cap, uint32 amount, uint256 random) private returns (uint64) {
        (uint8 scheme, uint32 region, bytes32 key) = placeOf(place);
        uint256[2] memory masked = Curve.mul(random, tally.tallyKeyOf(key).key);
        uint256[2] memory c1 = Curve.mul(random, Curve.base());
        uint256[2] memory c2 = Curve.add(Curve.mul(amount, Curve.base()), masked);
        vm.prank(gate);
        return tally.count(scheme, region, key, cap, c1, c2);
    }

    /// @dev A tranche that waits for its shares; 0 = there is none.
    function _closedId(uint256 index) private view returns (uint64) {
        for (uint64 i = 0; i < highest; ++i) {
            uint64 id = uint64((index % highest + i) % highest) + 1;
            if (tally.trancheOf(id).state == ITally.State.Closed) return id;
        }
        return 0;
    }

    function _holders(uint64 id, bool agencyFirst) private view returns (address, address) {
        address agency = tally.trancheOf(id).scheme == PW ? agencyPw : agencyTw;
        return agencyFirst ? (agency, statistics) : (statistics, agency);
    }
}
