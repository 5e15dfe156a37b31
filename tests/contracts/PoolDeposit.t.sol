// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {ILeafQueue} from "../../contracts/interfaces/ILeafQueue.sol";
import {IPoolSpending} from "../../contracts/interfaces/IPoolSpending.sol";
import {ClaimMessage} from "../../contracts/libraries/ClaimMessage.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

contract PoolDepositTest is PoolWorld {
    function setUp() public {
        _createPoolWorld();
    }

    function testFuzz_depositIsTakenReservedAndQueued(uint32 cents, uint256 payTo) public {
        cents = uint32(bound(cents, 1, type(uint32).max));
        payTo = bound(payTo, 1, Field.ORDER - 1);
        uint256 note = PoseidonT4.hash([uint256(11), cents, payTo]);
        uint256 leaf = PoseidonT4.hash([uint256(12), note, type(uint32).max]);
        uint256 before = euro.balanceOf(address(pool));
        vm.expectEmit(address(pool));
        emit ILeafQueue.LeafQueued(0, leaf);
        vm.expectEmit(address(pool));
        emit IPoolSpending.Deposited(employer, note, cents, payTo);
        _deposit(cents, payTo);
        assertEq(pool.reserved(), cents * UNITS);
        assertEq(euro.balanceOf(address(pool)), before + cents * UNITS);
        pool.insertBatch(_one(leaf));
        assertTrue(pool.hasLeaf(leaf));
    }

    function test_nothingIsNoDeposit() public {
        vm.expectRevert(abi.encodeWithSelector(IPoolSpending.PayoutPool__AmountTooSmall.selector, 0, 1));
        _deposit(0, 1);
    }

    function testFuzz_S13_payToOutsideTheFieldIsRefused(uint256 payTo) public {
        payTo = bound(payTo, Field.ORDER, type(uint256).max);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolSpending.PayoutPool__SignalOutOfField.selector, 0, payTo)
        );
        _deposit(1, payTo);
        vm.expectRevert(abi.encodeWithSelector(IPoolSpending.PayoutPool__SignalOutOfField.selector, 0, 0));
        _deposit(1, 0);
    }

    function test_sameNoteTwiceIsRefused() public {
        uint256 note = PoseidonT4.hash([uint256(11), 500, 77]);
        uint256 leaf = PoseidonT4.hash([uint256(12), note, type(uint32).max]);
        _deposit(500, 77);
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IPoolSpending.PayoutPool__NoteExists.selector, note));
            _deposit(500, 77);
            if (i == 0) pool.insertBatch(_one(leaf));
        }
        _deposit(501, 77);
        _deposit(500, 78);
    }

    function test_noteThatIsInTheTreeIsRefused() public {
        _receiveAll();
        // A note of a gate whose cap is the largest has the leaf that a deposit of the same note would have.
        uint256 note = PoseidonT4.hash([uint256(11), 500, 77]);
        uint256 leaf = PoseidonT4.hash([uint256(12), note, type(uint32).max]);
        pool.setGateLimits(1, type(uint32).max, type(uint64).max);
        euro.mint(address(pool), uint256(type(uint32).max) * UNITS);
        _sendNote(note);
        pool.insertBatch(_one(leaf));
        vm.expectRevert(abi.encodeWithSelector(IPoolSpending.PayoutPool__NoteExists.selector, note));
        _deposit(500, 77);
    }

    function test_S23_depositWithoutMoneyChangesNothing() public {
        bytes32 before = _stateHash();
        vm.prank(employer);
        euro.approve(address(pool), 499 * UNITS);
        vm.expectRevert();
        _deposit(500, 77);
        assertEq(_stateHash(), before);
        vm.prank(employer);
        euro.approve(address(pool), 500 * UNITS);
        _deposit(500, 77);
    }

    function test_pausedPoolTakesNoDeposit() public {
        vm.prank(pauser);
        pool.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _deposit(500, 77);
    }

    function _sendNote(uint256 note) private {
        _send(ClaimMessage(1, 4_242, note, type(uint32).max, 8));
    }
}
