// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Vm} from "forge-std/Test.sol";
import {IPoolSpending} from "../../contracts/interfaces/IPoolSpending.sol";
import {LeafQueue} from "../../contracts/pool/LeafQueue.sol";
import {NoteTree} from "../../contracts/pool/NoteTree.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

contract MeasuredQueue is LeafQueue {
    constructor() NoteTree(26) {}

    /// @return gas that queuing adds to a transaction that has the leaf
    function measure(uint256 leaf) external returns (uint256) {
        uint256 before = gasleft();
        _enqueue(leaf);
        return before - gasleft();
    }
}

contract PoolGasTest is PoolWorld {
    uint256 private constant SPEND_LIMIT = 400_000;
    uint256 private constant INSERT_LIMIT = 100_000;
    uint256 private constant BATCH = 16;
    uint256 private constant NOTES = 1_000;

    function setUp() public {
        _createPoolWorld();
        _receiveAll();
    }

    /// forge-config: default.isolate = true
    function test_spendStaysBelowItsLimit() public {
        IPoolSpending.SpendRequest memory withdrawal = _spendOf(WITHDRAWAL);
        IPoolSpending.SpendRequest memory consolidation = _spendOf(CONSOLIDATION);
        assertEq(euro.balanceOf(withdrawal.recipient), 0);
        // The recipient is new, as every one-time account is.
        pool.spend(withdrawal);
        assertLe(vm.snapshotGasLastCall("Gas", "spend, to a new account"), SPEND_LIMIT);
        pool.spend(consolidation);
        assertLe(vm.snapshotGasLastCall("Gas", "spend, consolidation"), SPEND_LIMIT);
    }

    /// forge-config: default.isolate = true
    function test_spendThatFillsABatchStaysBelowItsLimit() public {
        IPoolSpending.SpendRequest memory withdrawal = _spendOf(WITHDRAWAL);
        for (uint256 i = 1; i < BATCH; ++i) {
            _deposit(uint32(i), 1);
        }
        pool.spend(withdrawal);
        assertLe(vm.snapshotGasLastCall("Gas", "spend, filling a batch"), SPEND_LIMIT);
    }

    /// forge-config: default.isolate = true
    function test_deposit() public {
        _deposit(100_000, 1);
        vm.snapshotGasLastCall("Gas", "deposit");
    }

    /// forge-config: default.isolate = true
    function test_enqueue() public {
        MeasuredQueue leafQueue = new MeasuredQueue();
        // The first leaf of all writes the queue's state for the first time.
        leafQueue.measure(1);
        uint256 second = leafQueue.measure(2);
        vm.snapshotValue("Gas", "enqueue", second);
        // Neither a batch's last leaf nor its first pays for a new word.
        for (uint256 i = 3; i <= BATCH + 1; ++i) {
            assertApproxEqAbs(leafQueue.measure(i), second, 1_000);
        }
    }

    /// forge-config: default.isolate = true
    function test_insertionAveragesBelowItsLimit() public {
        uint256[] memory batch = new uint256[](BATCH);
        uint256 total;
        uint256 inserted;
        vm.recordLogs();
        while (inserted < NOTES) {
            uint256 size = NOTES - inserted < BATCH ? NOTES - inserted : BATCH;
            if (size < BATCH) batch = new uint256[](size);
            for (uint256 i = 0; i < size; ++i) {
                _deposit(1, 2 + inserted + i);
            }
            _readQueued(batch);
            pool.insertBatch(batch);
            total += vm.lastCallGas().gasTotalUsed;
            inserted += size;
        }
        vm.snapshotValue("Gas", "insert, average of 1,000 notes", total / NOTES);
        assertLe(total / NOTES, INSERT_LIMIT);
    }

    /// @dev The leaves queued since the last reading.
    function _readQueued(uint256[] memory batch) private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 found;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != keccak256("LeafQueued(uint64,uint256)")) continue;
            batch[found++] = abi.decode(logs[i].data, (uint256));
        }
        assertEq(found, batch.length);
    }
}
