// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IReserveLedger} from "../../contracts/interfaces/IReserveLedger.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

/// @dev As fine as ether, or in whole cents.
contract OtherEuro is ERC20 {
    uint8 private immutable _decimals;

    constructor(uint8 decimals_) ERC20("Other", "OTH") {
        _decimals = decimals_;
        _mint(msg.sender, 1e36);
    }

    function decimals() public view override returns (uint8) {
        return _decimals;
    }
}

contract ReserveLedgerTest is PoolWorld {
    address private agency = makeAddr("agency");

    function setUp() public {
        _createPoolWorld();
        _receiveAll();
    }

    function testFuzz_whatIsFreeGoesAndNoMore(uint256 units, uint256 more) public {
        uint256 free = euro.balanceOf(address(pool)) - pool.reserved();
        units = bound(units, 0, free);
        vm.expectEmit(address(pool));
        emit IReserveLedger.FreeWithdrawn(agency, units);
        pool.withdrawFree(agency, units);
        assertEq(euro.balanceOf(agency), units);
        uint256 left = free - units;
        more = bound(more, left + 1, type(uint256).max);
        vm.expectRevert(
            abi.encodeWithSelector(IReserveLedger.PayoutPool__NothingFree.selector, left, more)
        );
        pool.withdrawFree(agency, more);
        pool.withdrawFree(agency, left);
        assertEq(euro.balanceOf(address(pool)), pool.reserved());
        // Everybody is still paid.
        pool.spend(_spendOf(NEIGHBOUR_SPEND));
    }

    function test_S23_shortPoolHasNothingFree() public {
        deal(address(euro), address(pool), pool.reserved() - 1);
        vm.expectRevert(abi.encodeWithSelector(IReserveLedger.PayoutPool__NothingFree.selector, 0, 1));
        pool.withdrawFree(agency, 1);
    }

    function test_S18_freeFundsCannotBeLost() public {
        address[3] memory lost = [address(0), address(pool), address(euro)];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IReserveLedger.PayoutPool__RecipientInvalid.selector, lost[i])
            );
            pool.withdrawFree(lost[i], 1);
        }
    }

    function test_S30_administratorAnnouncesItADayAhead() public {
        address administrator = makeAddr("administrator");
        manager.grantRole(manager.ADMIN_ROLE(), administrator, 1 days);
        bytes memory call = abi.encodeCall(pool.withdrawFree, (agency, 1));
        bytes32 id = manager.hashOperation(administrator, address(pool), call);
        vm.startPrank(administrator);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
        pool.withdrawFree(agency, 1);
        manager.schedule(address(pool), call, 0);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        pool.withdrawFree(agency, 1);
        vm.warp(block.timestamp + 1 days);
        pool.withdrawFree(agency, 1);
        vm.stopPrank();
        assertEq(euro.balanceOf(agency), 1);
    }

    function test_pauseDoesNotHoldFreeFunds() public {
        vm.prank(pauser);
        pool.pause();
        pool.withdrawFree(agency, euro.balanceOf(address(pool)) - pool.reserved());
        pool.spend(_spendOf(WITHDRAWAL));
    }

    function test_centsBecomeTheTokensUnits() public {
        uint8[2] memory decimals = [18, 2];
        for (uint256 i = 0; i < 2; ++i) {
            OtherEuro other = new OtherEuro(decimals[i]);
            PayoutPool twin = new PayoutPool(address(manager), gateway, other, pool.spendVerifier(), 0);
            other.approve(address(twin), type(uint256).max);
            twin.deposit(12_345, 1);
            assertEq(other.balanceOf(address(twin)), 12_345 * 10 ** (decimals[i] - 2));
            assertEq(twin.reserved(), 12_345 * 10 ** (decimals[i] - 2));
        }
    }
}
