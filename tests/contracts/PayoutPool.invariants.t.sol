// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {EuroToken} from "../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {PoolHandler} from "./support/PoolHandler.sol";

contract PayoutPoolInvariants is Test {
    uint256 private constant UNITS_PER_CENT = 10_000;
    EuroToken private euro;
    PayoutPool private pool;
    PoolHandler private handler;

    function setUp() public {
        vm.warp(1_794_312_000);
        AccessManager manager = new AccessManager(address(this));
        address gateway = makeAddr("gateway");
        euro = new EuroToken(address(manager));
        pool = new PayoutPool(address(manager), gateway, euro);
        handler = new PoolHandler(pool, euro, gateway);
        pool.enrolGate(handler.CHAIN(), address(0x6A7E), 1, handler.MAX_CAP(), handler.DAILY_CAP());
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = EuroToken.mint.selector;
        manager.setTargetFunctionRole(address(euro), selectors, 4);
        manager.grantRole(4, address(this), 0);
        manager.grantRole(4, address(handler), 0);
        euro.mint(address(pool), 500_000 * UNITS_PER_CENT);
        // One note from the start, so that every action of the handler has something to act on.
        handler.claim(0, 1, 1);
        assertEq(handler.takenCount(), 1);
        targetContract(address(handler));
    }

    /// @custom:invariant-id POOL-1
    function invariant_POOL1_balanceCoversWhatIsReserved() public view {
        assertGe(euro.balanceOf(address(pool)), pool.reserved());
    }

    /// @custom:invariant-id POOL-2
    function invariant_POOL2_reservedIsTheSumOfCaps() public view {
        assertEq(pool.reserved(), handler.capsTaken() * UNITS_PER_CENT);
    }

    /// @custom:invariant-id POOL-3
    function invariant_POOL3_oneNoteForEachNullifier() public view {
        for (uint256 i = 0; i < handler.takenCount(); ++i) {
            uint256 nullifier = handler.taken(i);
            assertEq(pool.noteOf(1, nullifier), handler.noteTaken(nullifier));
        }
    }

    /// @custom:invariant-id POOL-4
    function invariant_POOL4_oneLeafForEachNote() public view {
        (, uint64 size, , uint256 root) = pool.currentTree();
        assertEq(size, handler.takenCount());
        assertEq(pool.isKnownRoot(root), size > 0);
    }

    /// @custom:invariant-id POOL-5
    function invariant_POOL5_tranchesCountWhatWasTaken() public view {
        for (uint64 id = 0; id < 4; ++id) {
            assertEq(pool.trancheOf(1, id).count, handler.trancheCount(id));
            assertEq(pool.trancheOf(1, id).capSumCents, handler.trancheCaps(id));
        }
    }

    /// @custom:invariant-id POOL-6
    function invariant_POOL6_dailyCapHolds() public view {
        assertLe(handler.highestDay(), handler.DAILY_CAP());
    }

    /// @custom:invariant-id POOL-7
    function invariant_POOL7_gateCapHolds() public view {
        assertLe(handler.highestCap(), handler.MAX_CAP());
    }

    /// @custom:invariant-id POOL-8
    function invariant_POOL8_noClaimIsLost() public view {
        assertEq(handler.claimsLost(), 0);
    }
}
