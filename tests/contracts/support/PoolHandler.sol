// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {Test} from "forge-std/Test.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {ClaimMessage, ClaimMessages} from "../../../contracts/libraries/ClaimMessage.sol";
import {Tags} from "../../../contracts/libraries/Tags.sol";
import {EuroToken} from "../../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../../contracts/pool/PayoutPool.sol";

/// @dev What gates, colluding validators, funders and time can do to a pool, with a ledger of its own.
contract PoolHandler is Test {
    uint32 public constant MAX_CAP = 202_779;
    uint64 public constant DAILY_CAP = 1_000_000;
    uint256 public constant CHAIN = 31_337;
    uint256 private constant UNITS_PER_CENT = 10_000;

    PayoutPool private immutable pool;
    EuroToken private immutable euro;
    address private immutable gateway;

    uint256[] public taken;
    mapping(uint256 nullifier => uint256) public noteTaken;
    mapping(uint64 trancheId => uint256) public trancheCount;
    mapping(uint64 trancheId => uint256) public trancheCaps;
    mapping(uint256 day => uint256) public dayCaps;
    uint256 public capsTaken;
    uint256 public highestDay;
    uint32 public highestCap;
    /// @notice Claims that were consumed although they could still have become good.
    uint256 public claimsLost;

    constructor(PayoutPool pool_, EuroToken euro_, address gateway_) {
        (pool, euro, gateway) = (pool_, euro_, gateway_);
    }

    function takenCount() external view returns (uint256) {
        return taken.length;
    }

    /// @dev A new claim, with a cap that is sometimes too large.
    function claim(uint256 seed, uint32 cap, uint8 tranche) external {
        ClaimMessage memory message = ClaimMessage(
            1,
            _id("nullifier", seed),
            _id("note", seed),
            _cap(cap),
            tranche % 4
        );
        bool consumed = _deliver(message);
        if (!consumed || pool.noteOf(1, message.nullifier) != 0) return;
        if (!pool.hasLeaf(PoseidonT4.hash([Tags.LEAF, message.note, message.capCents]))) claimsLost += 1;
    }

    function repeat(uint256 index) external {
        if (taken.length == 0) return;
        uint256 nullifier = taken[index % taken.length];
        _deliver(ClaimMessage(1, nullifier, noteTaken[nullifier], 1, 1));
    }

    /// @dev Another note under a nullifier that was used.
    function forgeNote(uint256 index, uint256 note, uint32 cap) external {
        if (taken.length == 0) return;
        _deliver(ClaimMessage(1, taken[index % taken.length], note, _cap(cap), 1));
    }

    /// @dev A note that was taken, under another nullifier.
    function duplicateNote(uint256 index, uint256 seed, uint32 cap) external {
        if (taken.length == 0) return;
        uint256 note = noteTaken[taken[index % taken.length]];
        _deliver(ClaimMessage(1, _id("duplicate", seed), note, _cap(cap), 2));
    }

    function forgeAnything(ClaimMessage calldata message) external {
        _deliver(message);
    }

    function malformed(bytes calldata payload) external {
        vm.prank(gateway);
        pool.receiveMessage(0, _sender(), payload);
    }

    function fund(uint64 cents) external {
        euro.mint(address(pool), (uint256(cents) % 2_000_000) * UNITS_PER_CENT);
    }

    function nextDay(uint16 secondsOn) external {
        vm.warp(block.timestamp + secondsOn);
    }

    function _deliver(ClaimMessage memory message) private returns (bool consumed) {
        uint256 before = pool.reserved();
        vm.prank(gateway);
        try pool.receiveMessage(0, _sender(), ClaimMessages.encode(message)) {
            consumed = true;
            if (pool.reserved() != before) _record(message);
        } catch {}
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
    }

    /// @dev One in eight is too large; none is 0, which would reserve nothing.
    function _cap(uint32 cap) private pure returns (uint32) {
        return uint32(bound(cap, 1, uint256(MAX_CAP) + MAX_CAP / 8));
    }

    function _sender() private pure returns (bytes memory) {
        return InteroperableAddress.formatEvmV1(CHAIN, address(0x6A7E));
    }

    function _id(string memory label, uint256 seed) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(label, seed % 64))) >> 8;
    }
}
