// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC7786GatewaySource} from "@openzeppelin/contracts/interfaces/draft-IERC7786.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IHyperlaneGateway} from "../../contracts/interfaces/IHyperlaneGateway.sol";
import {IHyperlaneMailbox} from "../../contracts/interfaces/IHyperlaneMailbox.sol";
import {ClaimMessage} from "../../contracts/libraries/ClaimMessage.sol";
import {HyperlaneGateway} from "../../contracts/messaging/HyperlaneGateway.sol";
import {World} from "./support/World.sol";

contract HyperlaneGatewayTest is World {
    function setUp() public {
        _createWorld();
    }

    function test_S19_directHandleIsRefused() public {
        vm.expectRevert(
            abi.encodeWithSelector(IHyperlaneGateway.HyperlaneGateway__NotMailbox.selector, address(this))
        );
        payoutGateway.handle(INCOME_CHAIN, _b32(address(incomeGateway)), "");
    }

    function test_S19_unknownOriginIsRefused() public {
        bytes memory body = _bodyOf(_messageOf(NEIGHBOUR), INCOME_CHAIN, address(gate), PAYOUT_CHAIN);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHyperlaneGateway.HyperlaneGateway__SenderNotRemote.selector,
                5,
                _b32(address(incomeGateway))
            )
        );
        vm.prank(address(payoutMailbox));
        payoutGateway.handle(5, _b32(address(incomeGateway)), body);
        // A removed remote is bytes32(0): no sender may match it.
        vm.expectRevert(
            abi.encodeWithSelector(IHyperlaneGateway.HyperlaneGateway__SenderNotRemote.selector, 5, bytes32(0))
        );
        vm.prank(address(payoutMailbox));
        payoutGateway.handle(5, bytes32(0), body);
    }

    function test_S19_bodyThatNamesAnotherChainIsRefused() public {
        ClaimMessage memory claim = _messageOf(NEIGHBOUR);
        vm.startPrank(address(payoutMailbox));
        bytes memory wrongOrigin = _bodyOf(claim, 5, address(gate), PAYOUT_CHAIN);
        vm.expectRevert(
            abi.encodeWithSelector(IHyperlaneGateway.HyperlaneGateway__ChainMismatch.selector, 5, INCOME_CHAIN)
        );
        payoutGateway.handle(INCOME_CHAIN, _b32(address(incomeGateway)), wrongOrigin);
        bytes memory wrongTarget = _bodyOf(claim, INCOME_CHAIN, address(gate), 5);
        vm.expectRevert(
            abi.encodeWithSelector(IHyperlaneGateway.HyperlaneGateway__ChainMismatch.selector, 5, PAYOUT_CHAIN)
        );
        payoutGateway.handle(INCOME_CHAIN, _b32(address(incomeGateway)), wrongTarget);
        vm.stopPrank();
    }

    function test_gatewayRefusesWhatItCannotSend() public {
        bytes memory known = InteroperableAddress.formatEvmV1(PAYOUT_CHAIN, address(pool));
        bytes[] memory attributes = new bytes[](1);
        attributes[0] = hex"01020304";
        vm.expectRevert(
            abi.encodeWithSelector(IERC7786GatewaySource.UnsupportedAttribute.selector, bytes4(0x01020304))
        );
        incomeGateway.sendMessage(known, "", attributes);
        bytes memory unknown = InteroperableAddress.formatEvmV1(5, address(pool));
        vm.expectRevert(abi.encodeWithSelector(IHyperlaneGateway.HyperlaneGateway__RemoteUnknown.selector, 5));
        incomeGateway.sendMessage(unknown, "", new bytes[](0));
        uint256 oversized = uint256(PAYOUT_CHAIN) + 2 ** 32;
        bytes memory aliased = InteroperableAddress.formatEvmV1(oversized, address(pool));
        vm.expectRevert(
            abi.encodeWithSelector(IHyperlaneGateway.HyperlaneGateway__RemoteUnknown.selector, oversized)
        );
        incomeGateway.sendMessage(aliased, "", new bytes[](0));
    }

    function test_strangersCannotAdministerTheGateway() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, relay);
        vm.startPrank(relay);
        vm.expectRevert(refusal);
        incomeGateway.setRemote(PAYOUT_CHAIN, bytes32(0));
        vm.expectRevert(refusal);
        incomeGateway.setInterchainSecurityModule(address(0));
        vm.stopPrank();
        vm.expectRevert(IHyperlaneGateway.HyperlaneGateway__ZeroAddress.selector);
        new HyperlaneGateway(address(manager), IHyperlaneMailbox(address(0)));
    }
}
