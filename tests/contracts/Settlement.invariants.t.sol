// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {EuroToken} from "../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {SettlementHandler} from "./support/SettlementHandler.sol";

/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 60
contract SettlementInvariants is Test {
    uint256 private constant UNITS_PER_CENT = 10_000;
    EuroToken private euro;
    PayoutPool private pool;
    SettlementHandler private handler;

    function setUp() public {
        handler = new SettlementHandler();
        AccessManager manager = new AccessManager(address(this));
        euro = new EuroToken(address(manager));
        pool = new PayoutPool(address(manager), makeAddr("gateway"), euro, handler.verifier(), 60);
        handler.watch(pool, euro);
        pool.enrolGate(handler.CHAIN(), address(0x6A7E), 1, type(uint32).max, type(uint64).max);
        manager.grantRole(0, address(handler), 0);
        euro.mint(address(pool), 1_000_000_000 * UNITS_PER_CENT);
        // The whole way once, so that every action has something to act on.
        handler.claims(7, 60_000, false);
        vm.warp(block.timestamp + 120);
        handler.open(true);
        vm.warp(block.timestamp + 60);
        handler.applyRelease(0);
        assertTrue(handler.settled(1));
        handler.insert();
        targetContract(address(handler));
        bytes4[] memory setUpOnly = new bytes4[](1);
        setUpOnly[0] = handler.watch.selector;
        excludeSelector(FuzzSelector({addr: address(handler), selectors: setUpOnly}));
    }

    /// @dev A note of a tranche that is not settled may still be worth as much as its cap: that is its maximum. What its
    /// owner spent of it meanwhile is gone from both sides.
    /// @custom:invariant-id SETTLE-1 SETTLE-2 SETTLE-3
    function invariant_SETTLE1_S22_reserveIsUnspentNotesPlusOpenMaxima() public view {
        uint256 aboveValue;
        for (uint64 id = 1; id <= handler.highest(); ++id) {
            if (!handler.settled(id)) aboveValue += handler.capsArrived(id) - handler.amountsArrived(id);
        }
        assertEq(pool.reserved(), (handler.unspentCents() + aboveValue) * UNITS_PER_CENT, "SETTLE-1");
        assertEq(handler.acceptedDishonest() + handler.refusedHonest(), 0, "SETTLE-2");
        assertGe(euro.balanceOf(address(pool)), pool.reserved(), "SETTLE-3");
    }
}
