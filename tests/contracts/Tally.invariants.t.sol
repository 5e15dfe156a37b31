// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ITally} from "../../contracts/interfaces/ITally.sol";
import {Tally} from "../../contracts/tally/Tally.sol";
import {TallyHandler} from "./support/TallyHandler.sol";

/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 50
contract TallyInvariants is Test {
    TallyHandler private handler;
    Tally private tally;

    function setUp() public {
        handler = new TallyHandler();
        tally = handler.theTally();
        // Every action has something to act on, and the way to the end is known to work.
        handler.claimMany(0, 4, 200_000, false);
        vm.warp(tally.windowEnd());
        handler.close(0);
        handler.open(0, true);
        assertTrue(tally.trancheOf(1).state == ITally.State.Opened);
        targetContract(address(handler));
        bytes4[] memory own = new bytes4[](1);
        own[0] = handler.openAs.selector;
        excludeSelector(FuzzSelector({addr: address(handler), selectors: own}));
    }

    /// @dev One campaign for all of them: it goes deeper than six that walk the same way.
    function invariant_TALLY1_to_TALLY6() public view {
        _TALLY1_S22_everythingAddsUp();
        _TALLY2_TALLY3_S22_tranches();
        _TALLY4_runningSums();
        assertEq(handler.acceptedDishonest(), 0, "TALLY-5");
        assertEq(handler.refusedHonest(), 0, "TALLY-6");
    }

    /// @custom:invariant-id TALLY-1
    function _TALLY1_S22_everythingAddsUp() private view {
        uint256 sum;
        for (uint64 id = 1; id <= handler.highest(); ++id) {
            ITally.ClosedTranche memory tranche = tally.trancheOf(id);
            TallyHandler.Truth memory truth = handler.truthOf(id);
            if (tranche.state == ITally.State.Opened) {
                assertEq(tranche.totalCents, truth.total, "TALLY-1");
                assertEq(truth.openings, 1, "TALLY-5");
                sum += tranche.totalCents;
            } else {
                // What it opens to is known from its sums: TALLY-4, and that closing kept their hash.
                if (tranche.state == ITally.State.Closed) {
                    assertEq(tranche.sumHash, keccak256(abi.encode(truth.sums.c1, truth.sums.c2)), "TALLY-1");
                }
                sum += truth.total;
            }
        }
        assertEq(sum, handler.countedCents(), "TALLY-1");
    }

    /// @custom:invariant-id TALLY-2 TALLY-3
    function _TALLY2_TALLY3_S22_tranches() private view {
        uint256 claims;
        for (uint256 place = 0; place < handler.PLACES(); ++place) {
            (uint8 scheme, uint32 region, bytes32 key) = handler.placeOf(place);
            ITally.OpenTranche memory tranche = tally.openTranche(scheme, region, key);
            assertEq(tranche.count, handler.truthOf(tranche.id).count, "TALLY-2");
            assertEq(tranche.capSumCents, handler.truthOf(tranche.id).caps, "TALLY-2");
            assertLe(tranche.capSumCents, tally.MAX_CAP_SUM_CENTS(), "TALLY-3");
            claims += tranche.count;
        }
        for (uint64 id = 1; id <= handler.highest(); ++id) {
            ITally.ClosedTranche memory tranche = tally.trancheOf(id);
            if (tranche.state == ITally.State.Unknown) continue;
            assertEq(tranche.count, handler.truthOf(id).count, "TALLY-2");
            assertEq(tranche.capSumCents, handler.truthOf(id).caps, "TALLY-2");
            assertGe(tranche.count, tally.K(), "TALLY-3");
            assertLe(tranche.capSumCents, tally.MAX_CAP_SUM_CENTS(), "TALLY-3");
            assertLe(tranche.totalCents, tranche.capSumCents, "TALLY-3");
            claims += tranche.count;
        }
        assertEq(claims, handler.claims(), "TALLY-2");
    }

    /// @custom:invariant-id TALLY-4
    function _TALLY4_runningSums() private view {
        for (uint256 place = 0; place < handler.PLACES(); ++place) {
            (uint8 scheme, uint32 region, bytes32 key) = handler.placeOf(place);
            (uint256[2] memory c1, uint256[2] memory c2) = tally.runningSums(scheme, region, key);
            (uint256[2] memory e1, uint256[2] memory e2) = handler.expectedSums(
                tally.openTranche(scheme, region, key).id,
                key
            );
            assertEq(abi.encode(c1, c2), abi.encode(e1, e2), "TALLY-4");
        }
    }
}
