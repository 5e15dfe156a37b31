// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {EuroToken} from "../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {PoolHandler} from "./support/PoolHandler.sol";

/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.runs = 64
/// forge-config: default.invariant.depth = 150
contract PayoutPoolInvariants is Test {
    uint256 private constant UNITS_PER_CENT = 10_000;
    EuroToken private euro;
    PayoutPool private pool;
    PoolHandler private handler;

    function setUp() public {
        vm.warp(1_794_312_000);
        AccessManager manager = new AccessManager(address(this));
        euro = new EuroToken(address(manager));
        handler = new PoolHandler();
        pool = new PayoutPool(address(manager), makeAddr("gateway"), euro, handler.verifier(), 1 days);
        handler.watch(pool, euro);
        pool.enrolGate(handler.CHAIN(), address(0x6A7E), 1, handler.MAX_CAP(), handler.DAILY_CAP());
        // The handler is administrator, pauser, employer and mint at once.
        manager.grantRole(0, address(handler), 0);
        euro.mint(address(pool), 500_000 * UNITS_PER_CENT);
        // Some notes from the start, so that every action of the handler has something to act on.
        handler.claim(0, 150_000, 90_000, 1, false);
        handler.deposit(180_000, 0);
        handler.insert();
        assertEq(handler.noteCount(), 2);
        assertEq(handler.leavesInTree(), 2);
        targetContract(address(handler));
        bytes4[] memory setUpOnly = new bytes4[](1);
        setUpOnly[0] = handler.watch.selector;
        excludeSelector(FuzzSelector({addr: address(handler), selectors: setUpOnly}));
    }

    /// @dev One campaign for all of them: it goes deeper than twelve that walk the same way.
    function invariant_POOL1_to_POOL12() public view {
        _POOL1_balanceCoversWhatIsReserved();
        _POOL2_reservedIsWhatCameMinusWhatWent();
        _POOL3_oneNoteForEachNullifier();
        _POOL4_everyLeafStandsOnce();
        _POOL5_tranchesCountWhatWasTaken();
        _POOL6_dailyCapHolds();
        _POOL7_gateCapHolds();
        _POOL8_noClaimIsLost();
        _POOL9_reservedCoversEveryUnspentNote();
        _POOL10_noNoteIsSpentTwice();
        _POOL11_honestPartiesAreNeverHeldUp();
        _POOL12_nothingIsGotByLying();
    }

    /// @custom:invariant-id POOL-1
    function _POOL1_balanceCoversWhatIsReserved() private view {
        assertGe(euro.balanceOf(address(pool)), pool.reserved(), "POOL-1");
    }

    /// @custom:invariant-id POOL-2
    function _POOL2_reservedIsWhatCameMinusWhatWent() private view {
        uint256 came = handler.capsTaken() + handler.depositsTaken();
        uint256 went = handler.paidCents() + handler.freedCents();
        assertEq(pool.reserved(), (came - went) * UNITS_PER_CENT, "POOL-2");
    }

    /// @custom:invariant-id POOL-3
    function _POOL3_oneNoteForEachNullifier() private view {
        for (uint256 i = 0; i < handler.takenCount(); ++i) {
            uint256 nullifier = handler.taken(i);
            assertEq(pool.noteOf(1, nullifier), handler.noteTaken(nullifier), "POOL-3");
        }
    }

    /// @custom:invariant-id POOL-4
    function _POOL4_everyLeafStandsOnce() private view {
        (, uint64 size, , uint256 root) = pool.currentTree();
        assertEq(size, handler.leavesInTree(), "POOL-4");
        assertTrue(pool.isKnownRoot(root), "POOL-4");
    }

    /// @custom:invariant-id POOL-5
    function _POOL5_tranchesCountWhatWasTaken() private view {
        for (uint64 id = 0; id <= handler.highestTranche(); ++id) {
            assertEq(pool.trancheOf(1, id).count, handler.trancheCount(id), "POOL-5");
            assertEq(pool.trancheOf(1, id).capSumCents, handler.trancheCaps(id), "POOL-5");
        }
    }

    /// @custom:invariant-id POOL-6
    function _POOL6_dailyCapHolds() private view {
        assertLe(handler.highestDay(), handler.DAILY_CAP(), "POOL-6");
    }

    /// @custom:invariant-id POOL-7
    function _POOL7_gateCapHolds() private view {
        assertLe(handler.highestCap(), handler.MAX_CAP(), "POOL-7");
    }

    /// @custom:invariant-id POOL-8
    function _POOL8_noClaimIsLost() private view {
        assertEq(handler.claimsLost(), 0, "POOL-8");
    }

    /// @custom:invariant-id POOL-9
    function _POOL9_reservedCoversEveryUnspentNote() private view {
        assertGe(pool.reserved(), handler.unspentCents() * UNITS_PER_CENT, "POOL-9");
    }

    /// @custom:invariant-id POOL-10
    function _POOL10_noNoteIsSpentTwice() private view {
        assertLe(handler.mostSpends(), 1, "POOL-10");
    }

    /// @custom:invariant-id POOL-11
    function _POOL11_honestPartiesAreNeverHeldUp() private view {
        assertEq(handler.refusedHonest(), 0, "POOL-11");
    }

    /// @custom:invariant-id POOL-12
    function _POOL12_nothingIsGotByLying() private view {
        assertEq(handler.acceptedDishonest(), 0, "POOL-12");
    }
}
