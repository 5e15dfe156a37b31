// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IPoolSpending} from "../../contracts/interfaces/IPoolSpending.sol";
import {IReserveLedger} from "../../contracts/interfaces/IReserveLedger.sol";
import {EuroToken} from "../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

/// @dev A token that lets a party act in the middle of a transfer, or keeps a part of it.
contract HostileToken is EuroToken {
    address public hook;
    uint256 public feeUnits;

    constructor(address authority) EuroToken(authority) {}

    function setHook(address account) external {
        hook = account;
    }

    function setFee(uint256 units) external {
        feeUnits = units;
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) ? 0 : feeUnits;
        super._update(from, to, value - fee);
        if (hook != address(0)) PoolReentrancyTest(hook).onTransfer();
    }
}

contract PoolReentrancyTest is PoolWorld {
    bytes[] private attempts;
    bytes4[] private answers;
    bytes32 private stateInside;
    bool private spentInside;
    uint256 private watched;

    function setUp() public {
        _createPoolWorld();
        _receiveAll();
        // Administrator and employer are in it too.
        manager.grantRole(5, address(this), 0);
    }

    function _createToken() internal override returns (IERC20Metadata) {
        return new HostileToken(address(manager));
    }

    function onTransfer() external {
        stateInside = keccak256(abi.encode(pool.reserved(), _queueHash()));
        spentInside = pool.isSpent(watched);
        for (uint256 i = 0; i < attempts.length; ++i) {
            (bool ok, bytes memory answer) = address(pool).call(attempts[i]);
            answers.push(ok ? bytes4(0) : bytes4(answer));
        }
    }

    function test_S15_spendCannotBeEnteredAgain() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        watched = request.nullifiers[0];
        attempts.push(abi.encodeCall(pool.spend, (request)));
        attempts.push(abi.encodeCall(pool.spend, (_spendOf(NEIGHBOUR_SPEND))));
        attempts.push(abi.encodeCall(pool.deposit, (500, 1)));
        attempts.push(abi.encodeCall(pool.withdrawFree, (address(this), 1)));
        HostileToken(address(euro)).setHook(address(this));
        pool.spend(request);
        assertEq(answers.length, 4);
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(answers[i], ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        }
        assertTrue(spentInside, "the nullifier was marked too late");
        assertEq(
            stateInside,
            keccak256(abi.encode(pool.reserved(), _queueHash())),
            "something was written after the transfer"
        );
    }

    function test_S15_depositCannotBeEnteredAgain() public {
        attempts.push(abi.encodeCall(pool.deposit, (500, 78)));
        attempts.push(abi.encodeCall(pool.spend, (_spendOf(WITHDRAWAL))));
        attempts.push(abi.encodeCall(pool.withdrawFree, (address(this), 1)));
        HostileToken(address(euro)).setHook(address(this));
        _deposit(500, 77);
        assertEq(answers.length, 3);
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(answers[i], ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        }
        assertEq(stateInside, keccak256(abi.encode(pool.reserved(), _queueHash())));
    }

    function test_S15_insertionInTheMiddleOfASpendDoesNoHarm() public {
        uint256[] memory leaves = _one(_changeLeaf(0));
        attempts.push(abi.encodeCall(pool.insertBatch, (leaves)));
        HostileToken(address(euro)).setHook(address(this));
        pool.spend(_spendOf(WITHDRAWAL));
        assertEq(answers[0], bytes4(0));
        assertTrue(pool.hasLeaf(_changeLeaf(0)));
    }

    function test_tokenThatKeepsAFeeIsNotTrusted() public {
        // All that is free goes, so that nothing hides the fee.
        pool.withdrawFree(address(this), euro.balanceOf(address(pool)) - pool.reserved());
        HostileToken(address(euro)).setFee(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReserveLedger.PayoutPool__ReserveShort.selector,
                pool.reserved() + 500 * UNITS - 1,
                pool.reserved() + 500 * UNITS
            )
        );
        _deposit(500, 77);
    }

    function _queueHash() private view returns (bytes32) {
        (uint64 next, uint64 open, uint8 count) = pool.queue();
        return keccak256(abi.encode(next, open, count));
    }
}
