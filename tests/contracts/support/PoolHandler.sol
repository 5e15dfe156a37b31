// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {ClaimMessage, ClaimMessages} from "../../../contracts/libraries/ClaimMessage.sol";
import {ReleaseMessage, ReleaseMessages} from "../../../contracts/libraries/ReleaseMessage.sol";
import {ITrancheReleases} from "../../../contracts/interfaces/ITrancheReleases.sol";
import {SpendHandler} from "./SpendHandler.sol";

/// @dev What gates, colluding validators, funders, administrators, owners of notes and time can do to a pool. The gate
/// of class 1 is honest about what its tranches are worth; whoever has its validators' keys sends notes that it never
/// accepted. (A release that lies about a total is for the delay, the pause and cancelRelease: TrancheReleases.t.sol.)
contract PoolHandler is SpendHandler {
    uint256 private constant LANES = 3;

    uint256[] public taken;
    mapping(uint256 nullifier => uint256) public noteTaken;
    mapping(uint64 trancheId => uint256) public trancheCount;
    mapping(uint64 trancheId => uint256) public trancheCaps;
    mapping(uint256 day => uint256) public dayCaps;
    uint256 public highestDay;
    uint32 public highestCap;
    /// @notice Claims that were consumed although they could still have become good.
    uint256 public claimsLost;
    uint64 public highestTranche = uint64(LANES);

    /// @dev What the gate accepted: tranches by lane, one open at a time; claims that have not arrived yet.
    uint64[3] private openTranche = [uint64(1), 2, 3];
    mapping(uint64 trancheId => uint64) private gateCount;
    mapping(uint64 trancheId => uint64) private gateTotal;
    ClaimMessage[] private undelivered;
    mapping(uint256 note => uint32) private amountOf;

    function takenCount() external view returns (uint256) {
        return taken.length;
    }

    /// @dev A claim that the gate accepts; it may arrive at once, later or never.
    function claim(uint256 seed, uint32 cap, uint32 amount, uint8 lane, bool lost) external {
        uint256 nullifier = _id("nullifier", seed);
        uint256 note = _id("note", seed);
        if (amountOf[note] != 0) return;
        cap = uint32(bound(cap, 1, MAX_CAP));
        amount = uint32(bound(amount, 1, cap));
        uint64 tranche = openTranche[lane % LANES];
        amountOf[note] = amount;
        gateCount[tranche] += 1;
        gateTotal[tranche] += amount;
        ClaimMessage memory message = ClaimMessage(1, nullifier, note, cap, tranche);
        if (lost || !_deliverClaim(message)) undelivered.push(message);
    }

    function resend(uint256 index) external {
        if (undelivered.length == 0) return;
        index %= undelivered.length;
        if (!_deliverClaim(undelivered[index])) return;
        undelivered[index] = undelivered[undelivered.length - 1];
        undelivered.pop();
    }

    function repeat(uint256 index) external {
        if (taken.length == 0) return;
        uint256 nullifier = taken[index % taken.length];
        _deliver(ClaimMessage(1, nullifier, noteTaken[nullifier], 1, 1));
    }

    /// @dev A note that no gate accepted, worth what its maker likes, with a cap that is sometimes too large.
    function forgeClaim(uint256 seed, uint32 amount, uint32 cap, uint8 tranche) external {
        uint256 note = _id("forged", seed);
        if (amountOf[note] == 0) amountOf[note] = uint32(bound(amount, 1, type(uint32).max));
        _deliver(ClaimMessage(1, _id("stolen", seed), note, _cap(cap), _forgedTranche(tranche)));
    }

    /// @dev Another note under a nullifier that was used.
    function forgeNote(uint256 index, uint256 note, uint32 cap) external {
        if (taken.length == 0) return;
        _deliver(ClaimMessage(1, taken[index % taken.length], note, _cap(cap), 1));
    }

    /// @dev A note that the pool has, under another nullifier and perhaps another cap.
    function duplicateNote(uint256 index, uint256 seed, uint32 cap, bool sameCap) external {
        if (notes.length == 0) return;
        uint256 note = notes[index % notes.length];
        amountOf[note] = noteOf[note].amount;
        cap = sameCap ? noteOf[note].cap : _cap(cap);
        _deliver(ClaimMessage(1, _id("duplicate", seed), note, cap, _forgedTranche(uint8(seed))));
    }

    function forgeAnything(ClaimMessage calldata message) external {
        _deliver(message);
    }

    function malformed(bytes calldata payload) external {
        // A release that lies is none of the gate's.
        if (payload.length == ReleaseMessages.LENGTH || pool.paused()) return;
        vm.prank(gateway);
        pool.receiveMessage(0, _sender(), payload);
    }

    /// @dev The gate opens a tranche: no more claims count in it, some of which may still be on their way.
    function release(uint8 lane) external {
        uint64 tranche = openTranche[lane % LANES];
        if (gateCount[tranche] == 0) return;
        openTranche[lane % LANES] = ++highestTranche;
        _sendRelease(tranche, gateCount[tranche], gateTotal[tranche]);
    }

    /// @dev The same release again, perhaps after one for more than the caps was cancelled.
    function repeatRelease(uint256 index) external {
        uint64 tranche = uint64(index % highestTranche) + 1;
        for (uint256 lane = 0; lane < LANES; ++lane) {
            if (openTranche[lane] == tranche) return;
        }
        if (gateCount[tranche] > 0) _sendRelease(tranche, gateCount[tranche], gateTotal[tranche]);
    }

    /// @dev Colluding validators claim that a tranche is worth more than its caps.
    function forgeRelease(uint256 index, uint64 more) external {
        uint64 tranche = uint64(index % highestTranche) + 1;
        uint256 caps = pool.trancheOf(1, tranche).capSumCents;
        uint64 count = pool.trancheOf(1, tranche).count;
        _sendRelease(tranche, count == 0 ? 1 : count, uint64(caps + bound(more, 1, 1_000_000)));
    }

    function applyRelease(uint256 index) external {
        uint64 tranche = uint64(index % highestTranche) + 1;
        ITrancheReleases.Release memory kept = pool.releaseOf(1, tranche);
        uint256 caps = trancheCaps[tranche];
        try pool.applyRelease(1, tranche) {
            bool isRight = !kept.applied &&
                kept.count == trancheCount[tranche] &&
                kept.totalCents <= caps &&
                !pool.paused();
            if (!isRight) ++acceptedDishonest;
            freedCents += caps - kept.totalCents;
        } catch {
            return;
        }
        // Twice is too often.
        try pool.applyRelease(1, tranche) {
            ++acceptedDishonest;
        } catch {}
    }

    function cancelRelease(uint256 index) external {
        try pool.cancelRelease(1, uint64(index % highestTranche) + 1) {} catch {}
    }

    function togglePause() external {
        if (pool.paused()) pool.unpause();
        else pool.pause();
    }

    function withdrawFree(uint256 units, bool tooMuch) external {
        uint256 free = euro.balanceOf(address(pool)) - pool.reserved();
        units = tooMuch ? free + bound(units, 1, 1e12) : bound(units, 0, free);
        try pool.withdrawFree(makeAddr("agency"), units) {
            if (tooMuch) ++acceptedDishonest;
        } catch {
            if (!tooMuch) ++refusedHonest;
        }
    }

    function fund(uint32 cents) external {
        euro.mint(address(pool), uint256(cents % 1_000_000) * UNITS);
    }

    function later(uint32 secondsOn) external {
        vm.warp(block.timestamp + (secondsOn % 2 days));
    }

    /// @return took false when it has to come again, or never will
    function _deliverClaim(ClaimMessage memory message) private returns (bool took) {
        bool consumed = _deliver(message);
        took = pool.noteOf(1, message.nullifier) == message.note;
        if (consumed && !took && !pool.hasLeaf(_leafOf(message.note, message.capCents))) ++claimsLost;
    }

    function _deliver(ClaimMessage memory message) private returns (bool consumed) {
        uint256 before = pool.reserved();
        vm.prank(gateway);
        try pool.receiveMessage(0, _sender(), ClaimMessages.encode(message)) {
            consumed = true;
        } catch {}
        if (pool.reserved() != before) _record(message);
    }

    function _record(ClaimMessage memory message) private {
        taken.push(message.nullifier);
        noteTaken[message.nullifier] = message.note;
        trancheCount[message.trancheId] += 1;
        trancheCaps[message.trancheId] += message.capCents;
        capsTaken += message.capCents;
        uint256 today = block.timestamp / 1 days;
        dayCaps[today] += message.capCents;
        if (dayCaps[today] > highestDay) highestDay = dayCaps[today];
        if (message.capCents > highestCap) highestCap = message.capCents;
        // Of a note that nobody made up with an amount, its maker could know any: the most that its cap allows.
        uint32 amount = amountOf[message.note];
        _took(message.note, amount == 0 ? message.capCents : amount, message.capCents);
    }

    function _sendRelease(uint64 tranche, uint64 count, uint64 total) private {
        vm.prank(gateway);
        try
            pool.receiveMessage(0, _sender(), ReleaseMessages.encode(ReleaseMessage(1, tranche, count, total)))
        {} catch {}
    }

    /// @dev Mostly a tranche of their own: a forged note in one of the gate's keeps it from ever being released.
    function _forgedTranche(uint8 seed) private view returns (uint64) {
        return seed % 8 == 0 ? openTranche[seed % LANES] : 0;
    }

    /// @dev One in eight is too large; none is 0, which would reserve nothing.
    function _cap(uint32 cap) private pure returns (uint32) {
        return uint32(bound(cap, 1, uint256(MAX_CAP) + MAX_CAP / 8));
    }

    function _sender() private pure returns (bytes memory) {
        return InteroperableAddress.formatEvmV1(CHAIN, address(0x6A7E));
    }
}
