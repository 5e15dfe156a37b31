// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {IPoolSpending} from "../../../contracts/interfaces/IPoolSpending.sol";
import {PoolLedger} from "./PoolLedger.sol";

/// @dev What owners of notes and depositors do, honest and not.
abstract contract SpendHandler is PoolLedger {
    uint32 private constant LEAST = 500;

    /// @dev An employer pays a wage in; the money is there.
    function deposit(uint32 cents, uint256 seed) external {
        cents = uint32(bound(cents, 1, 500_000));
        uint256 payTo = _id("payTo", seed % 128);
        uint256 note = PoseidonT4.hash([uint256(11), cents, payTo]);
        euro.mint(address(this), cents * UNITS);
        euro.approve(address(pool), cents * UNITS);
        try pool.deposit(cents, payTo) {
            if (pool.paused() || noteOf[note].cap != 0) ++acceptedDishonest;
            depositsTaken += cents;
            _took(note, cents, type(uint32).max);
        } catch {
            if (!pool.paused() && noteOf[note].cap == 0) ++refusedHonest;
        }
    }

    function insert() external {
        _insertNext();
    }

    /// @dev Money leaves one note.
    function withdraw(uint256 index, uint256 cents, uint256 age) external {
        _spend(_provable(index), 0, cents, age);
    }

    /// @dev Two notes become one, or money leaves both.
    function spendTwo(uint256 first, uint256 second, uint256 cents, uint256 age) external {
        _spend(_provable(first), _provable(second), cents, age);
    }

    /// @dev Anybody tries a statement that is not true, or a root that never was.
    function steal(uint256 index, uint256 nullifier, uint256 cents, bool unknownRoot) external {
        IPoolSpending.SpendRequest memory request;
        request.amountCents = uint32(bound(cents, LEAST, type(uint32).max));
        request.recipient = address(0xBAD);
        request.nullifiers = [_id("theft", nullifier), _id("loot", nullifier)];
        request.root = roots[index % roots.length];
        request.deadline = uint64(block.timestamp);
        request.change = 1;
        if (unknownRoot) {
            request.root = _id("tree of mine", index);
            _prove(request);
        }
        try pool.spend(request) {
            ++acceptedDishonest;
        } catch {}
    }

    /// @dev Under the newest or an older root. Must work, paused or not, unless a note was spent before: then it must not.
    /// @param b 0 or a again for a blank second note
    function _spend(uint256 a, uint256 b, uint256 cents, uint256 age) private {
        bool single = b == 0 || a == b;
        if (a == 0) return;
        uint256 sum = uint256(noteOf[a].amount) + (single ? 0 : noteOf[b].amount);
        // What the circuit's ranges allow to be change.
        if (sum > type(uint32).max) return;
        uint256 since = noteOf[a].insertion;
        if (!single && noteOf[b].insertion > since) since = noteOf[b].insertion;

        IPoolSpending.SpendRequest memory request;
        request.amountCents = _amount(cents, sum);
        if (request.amountCents > 0) request.recipient = address(uint160(_id("account", cents)));
        request.nullifiers = [_nullifierOf(a), single ? _id("blank", age) : _nullifierOf(b)];
        request.root = roots[bound(age, since, roots.length - 1)];
        request.deadline = uint64(block.timestamp);
        uint32 rest = uint32(sum - request.amountCents);
        request.change = _id("change", uint256(keccak256(abi.encode(request.nullifiers[0], rest))));
        _prove(request);
        bool isNew = noteOf[a].spends == 0 &&
            !pool.isSpent(request.nullifiers[1]) &&
            (single || noteOf[b].spends == 0);
        try pool.spend(request) {
            if (!isNew) ++acceptedDishonest;
            noteOf[a].spends += 1;
            if (!single) noteOf[b].spends += 1;
            paidCents += request.amountCents;
            _took(request.change, rest, type(uint32).max);
        } catch {
            if (isNew) ++refusedHonest;
        }
    }

    /// @dev A note whose owner can show a leaf that covers it, spent or not; 0 = there is none. A note of nothing is
    /// nobody's first.
    function _provable(uint256 index) private view returns (uint256) {
        for (uint256 i = 0; i < notes.length; ++i) {
            uint256 note = notes[(index % notes.length + i) % notes.length];
            if (noteOf[note].insertion != 0 && noteOf[note].amount > 0) return note;
        }
        return 0;
    }

    function _amount(uint256 cents, uint256 sum) private pure returns (uint32) {
        if (sum < LEAST || cents % 4 == 0) return 0;
        return cents % 4 == 1 ? uint32(sum) : uint32(bound(cents, LEAST, sum));
    }
}
