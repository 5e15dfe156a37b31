// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Test} from "forge-std/Test.sol";
import {IEIP3009} from "../../contracts/interfaces/IEIP3009.sol";
import {EuroToken} from "../../contracts/pool/EuroToken.sol";

contract EuroTokenTest is Test {
    uint256 private constant KEY = 0xA11CE;
    uint256 private constant START = 1_794_312_000;
    address private alice = vm.addr(KEY);
    address private bob = makeAddr("bob");
    EuroToken private euro;

    struct Order {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    function setUp() public {
        vm.warp(START);
        euro = new EuroToken(address(new AccessManager(address(this))));
        euro.mint(alice, 100e6);
    }

    function test_hasSixDecimalsAndAMinter() public {
        assertEq(euro.decimals(), 6);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, bob));
        vm.prank(bob);
        euro.mint(bob, 1);
    }

    function test_permitAllowsOnce() public {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                alice,
                bob,
                5e6,
                0,
                START
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = _sign(KEY, structHash);
        euro.permit(alice, bob, 5e6, START, v, r, s);
        assertEq(euro.allowance(alice, bob), 5e6);
        vm.expectRevert();
        euro.permit(alice, bob, 5e6, START, v, r, s);
    }

    function test_authorizedTransferMovesMoneyOnce() public {
        Order memory order = _order();
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(KEY, order);
        vm.expectEmit(address(euro));
        emit IEIP3009.AuthorizationUsed(alice, order.nonce);
        _transfer(order, v, r, s);
        assertEq(euro.balanceOf(bob), 40e6);
        assertTrue(euro.authorizationState(alice, order.nonce));
        vm.expectRevert(
            abi.encodeWithSelector(IEIP3009.EIP3009__AuthorizationUsed.selector, alice, order.nonce)
        );
        _transfer(order, v, r, s);
    }

    function test_otherSignerIsRefused() public {
        Order memory order = _order();
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(0xB0B, order);
        vm.expectRevert(
            abi.encodeWithSelector(IEIP3009.EIP3009__InvalidSignature.selector, vm.addr(0xB0B), alice)
        );
        _transfer(order, v, r, s);
    }

    function testFuzz_alteredOrderIsRefused(uint8 field, uint128 change) public {
        vm.assume(change != 0);
        Order memory order = _order();
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(KEY, order);
        uint256 choice = field % 4;
        if (choice == 0) order.to = address(uint160(order.to) ^ uint160(change));
        if (choice == 1) order.value = bound(change, 0, 40e6 - 1);
        if (choice == 2) order.validBefore += change;
        if (choice == 3) order.nonce = bytes32(uint256(order.nonce) ^ change);
        vm.expectRevert();
        _transfer(order, v, r, s);
        assertEq(euro.balanceOf(alice), 100e6);
    }

    function test_orderHoldsBetweenItsTimesOnly() public {
        Order memory order = _order();
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(KEY, order);
        vm.warp(order.validAfter);
        vm.expectPartialRevert(IEIP3009.EIP3009__NotYetValid.selector);
        _transfer(order, v, r, s);
        vm.warp(order.validBefore);
        vm.expectPartialRevert(IEIP3009.EIP3009__Expired.selector);
        _transfer(order, v, r, s);
        vm.warp(order.validBefore - 1);
        _transfer(order, v, r, s);
    }

    function test_onlyThePayeeReceives() public {
        Order memory order = _order();
        (uint8 v, bytes32 r, bytes32 s) = _signAs(euro.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), KEY, order);
        vm.expectRevert(
            abi.encodeWithSelector(IEIP3009.EIP3009__CallerNotPayee.selector, address(this), bob)
        );
        _receive(order, v, r, s);
        vm.prank(bob);
        _receive(order, v, r, s);
        assertEq(euro.balanceOf(bob), 40e6);
    }

    function test_signatureServesItsOwnFunctionOnly() public {
        Order memory order = _order();
        (uint8 v, bytes32 r, bytes32 s) = _signTransfer(KEY, order);
        vm.expectPartialRevert(IEIP3009.EIP3009__InvalidSignature.selector);
        vm.prank(bob);
        _receive(order, v, r, s);
        (v, r, s) = _signAs(euro.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), KEY, order);
        vm.expectPartialRevert(IEIP3009.EIP3009__InvalidSignature.selector);
        _transfer(order, v, r, s);
    }

    function test_cancelledOrderIsWorthless() public {
        Order memory order = _order();
        bytes32 structHash = keccak256(
            abi.encode(euro.CANCEL_AUTHORIZATION_TYPEHASH(), alice, order.nonce)
        );
        (uint8 v, bytes32 r, bytes32 s) = _sign(0xB0B, structHash);
        vm.expectPartialRevert(IEIP3009.EIP3009__InvalidSignature.selector);
        euro.cancelAuthorization(alice, order.nonce, v, r, s);
        (v, r, s) = _sign(KEY, structHash);
        vm.expectEmit(address(euro));
        emit IEIP3009.AuthorizationCanceled(alice, order.nonce);
        euro.cancelAuthorization(alice, order.nonce, v, r, s);
        (v, r, s) = _signTransfer(KEY, order);
        vm.expectPartialRevert(IEIP3009.EIP3009__AuthorizationUsed.selector);
        _transfer(order, v, r, s);
    }

    function _order() private view returns (Order memory) {
        return Order(alice, bob, 40e6, START - 10, START + 10, keccak256("nonce"));
    }

    function _signTransfer(uint256 key, Order memory order) private view returns (uint8, bytes32, bytes32) {
        return _signAs(euro.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), key, order);
    }

    function _signAs(
        bytes32 typeHash,
        uint256 key,
        Order memory order
    ) private view returns (uint8, bytes32, bytes32) {
        return _sign(key, keccak256(abi.encode(typeHash, order)));
    }

    function _sign(uint256 key, bytes32 structHash) private view returns (uint8, bytes32, bytes32) {
        return vm.sign(key, keccak256(abi.encodePacked(hex"1901", euro.DOMAIN_SEPARATOR(), structHash)));
    }

    function _transfer(Order memory o, uint8 v, bytes32 r, bytes32 s) private {
        euro.transferWithAuthorization(o.from, o.to, o.value, o.validAfter, o.validBefore, o.nonce, v, r, s);
    }

    function _receive(Order memory o, uint8 v, bytes32 r, bytes32 s) private {
        euro.receiveWithAuthorization(o.from, o.to, o.value, o.validAfter, o.validBefore, o.nonce, v, r, s);
    }
}
