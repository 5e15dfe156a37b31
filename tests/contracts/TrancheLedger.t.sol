// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ITrancheLedger} from "../../contracts/interfaces/ITrancheLedger.sol";
import {TrancheLedger} from "../../contracts/tally/TrancheLedger.sol";

contract Ledger is TrancheLedger {
    function count(uint8 scheme, uint32 region, bytes32 key, uint32 cap) external returns (uint64) {
        return _countClaim(scheme, region, key, cap);
    }
}

contract TrancheLedgerTest is Test {
    Ledger private ledger;

    function setUp() public {
        ledger = new Ledger();
    }

    function test_firstClaimOpensATranche() public {
        vm.expectEmit(address(ledger));
        emit ITrancheLedger.TrancheOpened(1, 1, 9_001, "key");
        assertEq(ledger.count(1, 9_001, "key", 5), 1);
        assertEq(ledger.count(1, 9_001, "key", 6), 1);
        ITrancheLedger.Tranche memory open = ledger.openTranche(1, 9_001, "key");
        assertEq(open.count, 2);
        assertEq(open.capSumCents, 11);
    }

    function test_eachRegisterAndKeyHasItsOwn() public {
        assertEq(ledger.count(1, 9_001, "key", 5), 1);
        assertEq(ledger.count(2, 9_001, "key", 5), 2);
        assertEq(ledger.count(1, 9_002, "key", 5), 3);
        assertEq(ledger.count(1, 9_001, "other", 5), 4);
        assertEq(ledger.count(1, 9_001, "key", 5), 1);
    }

    function test_S22_limitBeginsTheNextTranche() public {
        ledger.count(1, 9_001, "key", 600_000_000);
        assertEq(ledger.count(1, 9_001, "key", 400_000_000), 1, "exactly the limit still fits");
        vm.expectEmit(address(ledger));
        emit ITrancheLedger.TrancheFilled(1, 2, 1_000_000_000);
        assertEq(ledger.count(1, 9_001, "key", 1), 2);
        assertEq(ledger.filledTranche(1).count, 2);
        assertEq(ledger.filledTranche(1).capSumCents, 1_000_000_000);
        assertEq(ledger.openTranche(1, 9_001, "key").capSumCents, 1);
    }

    function testFuzz_S22_noTranchePassesTheLimit(uint32[] memory caps) public {
        uint64 limit = ledger.MAX_CAP_SUM_CENTS();
        uint64 last;
        for (uint256 i = 0; i < caps.length; ++i) {
            last = ledger.count(1, 9_001, "key", uint32(bound(caps[i], 1, limit)));
        }
        uint256 total;
        for (uint64 id = 1; id < last; ++id) {
            assertLe(ledger.filledTranche(id).capSumCents, limit);
            total += ledger.filledTranche(id).count;
        }
        ITrancheLedger.Tranche memory open = ledger.openTranche(1, 9_001, "key");
        assertLe(open.capSumCents, limit);
        assertEq(total + open.count, caps.length);
    }
}
