// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IHyperlaneGateway} from "../../contracts/interfaces/IHyperlaneGateway.sol";
import {IPayoutPool} from "../../contracts/interfaces/IPayoutPool.sol";
import {IReserveLedger} from "../../contracts/interfaces/IReserveLedger.sol";
import {ClaimMessage, ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {IMerkleTreeHook, IPausable} from "./support/HyperlanePair.sol";
import {World} from "./support/World.sol";

contract CrossChainTest is World {
    bytes private message;

    function setUp() public {
        _createWorld();
        _openClaims();
        vm.recordLogs();
        _claim(DRIVER);
        message = _dispatched()[0];
    }

    function test_claimArrivesOnce() public {
        ClaimMessage memory claim = _messageOf(DRIVER);
        bytes memory metadata = _metadata(message);
        vm.prank(makeAddr("anyone"));
        payoutMailbox.process(metadata, message);
        assertTrue(payoutMailbox.delivered(keccak256(message)));
        assertEq(pool.noteOf(CLASS, claim.nullifier), claim.note);
        assertEq(pool.reserved(), PW_CAP * UNITS_PER_CENT);
        assertEq(pool.trancheOf(CLASS, 1).count, 1);
        vm.expectRevert("Mailbox: already delivered");
        payoutMailbox.process(metadata, message);
    }

    function test_laterMessageIsDeliveredBeforeAnEarlierOne() public {
        (bytes32 firstRoot, uint32 firstIndex) = IMerkleTreeHook(incomeMerkleHook).latestCheckpoint();
        vm.recordLogs();
        _claim(NEIGHBOUR);
        bytes memory second = _dispatched()[0];
        payoutMailbox.process(_metadata(second), second);
        payoutMailbox.process(
            _aggregate(_multisigMetadata(message, firstRoot, firstIndex, _signers(0, 1, 2))),
            message
        );
        assertEq(pool.reserved(), 2 * PW_CAP * UNITS_PER_CENT);
    }

    function test_anyThreeInOrderSuffice() public {
        payoutMailbox.process(_metadata(message, _signers(1, 3, 4)), message);
        assertTrue(payoutMailbox.delivered(keccak256(message)));
    }

    function testFuzz_S19_alteredMessageIsRefused(uint256 position, uint8 flip) public {
        bytes memory metadata = _metadata(message);
        bytes memory altered = message;
        position = bound(position, 0, altered.length - 1);
        vm.assume(flip != 0);
        altered[position] = bytes1(uint8(altered[position]) ^ flip);
        vm.expectRevert();
        payoutMailbox.process(metadata, altered);
        assertEq(pool.reserved(), 0);
    }

    function testFuzz_S19_alteredMetadataIsRefused(uint256 position, uint8 flip) public {
        bytes memory metadata = _metadata(message);
        // From 16 on: the ranges before only say where the signatures stand.
        position = bound(position, 16, metadata.length - 1);
        vm.assume(flip != 0);
        metadata[position] = bytes1(uint8(metadata[position]) ^ flip);
        vm.expectRevert();
        payoutMailbox.process(metadata, message);
        assertEq(pool.reserved(), 0);
    }

    function test_S19_fewerSignaturesAreRefused() public {
        uint256[] memory two = new uint256[](2);
        (two[0], two[1]) = (0, 1);
        _refused(_metadata(message, two));
        _refused(_metadata(message, new uint256[](0)));
    }

    function test_S19_doubledSignaturesAreRefused() public {
        _refused(_metadata(message, _signers(0, 0, 1)));
        _refused(_metadata(message, _signers(2, 2, 2)));
    }

    function test_S19_wrongOrderIsRefused() public {
        _refused(_metadata(message, _signers(1, 0, 2)));
        _refused(_metadata(message, _signers(2, 1, 0)));
    }

    function test_S19_strangersSignaturesAreRefused() public {
        validatorKeys[1] = 0xBAD;
        _refused(_metadata(message));
    }

    function test_S19_emptyMetadataIsRefused() public {
        _refused("");
        _refused(new bytes(16));
    }

    function test_S19_messageOfAnotherSenderIsRefused() public {
        bytes memory body = _bodyOf(_messageOf(NEIGHBOUR), INCOME_CHAIN, address(gate), PAYOUT_CHAIN);
        vm.recordLogs();
        // Signed by the validators, but sent by an account that is not the gateway.
        incomeMailbox.dispatch(PAYOUT_CHAIN, _b32(address(payoutGateway)), body);
        bytes memory foreign = _dispatched()[0];
        bytes memory metadata = _metadata(foreign);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHyperlaneGateway.HyperlaneGateway__SenderNotRemote.selector,
                INCOME_CHAIN,
                _b32(address(this))
            )
        );
        payoutMailbox.process(metadata, foreign);
    }

    function test_S19_senderThatIsNoGateIsRefusedByThePool() public {
        ClaimMessage memory claim = _messageOf(NEIGHBOUR);
        vm.recordLogs();
        incomeGateway.sendMessage(
            InteroperableAddress.formatEvmV1(PAYOUT_CHAIN, address(pool)),
            ClaimMessages.encode(claim),
            new bytes[](0)
        );
        bytes memory foreign = _dispatched()[0];
        _refusedMessage(_metadata(foreign), foreign);
    }

    function test_S20_colludingQuorumIsBoundByCapDayAndPause() public {
        // Whoever holds three keys writes any message as if it came from gate and gateway.
        uint256 accepted;
        for (uint256 i = 0; i < 5; ++i) {
            ClaimMessage memory forged = ClaimMessage(CLASS, 1_000 + i, 2_000 + i, type(uint32).max, 1);
            assertFalse(_forge(forged, uint32(50 + i)));
        }
        assertEq(pool.reserved(), 0, "above the gate's cap: worth nothing");

        pool.setGateLimits(CLASS, TW_CAP, 3 * uint64(TW_CAP));
        for (uint256 i = 0; i < 5; ++i) {
            ClaimMessage memory forged = ClaimMessage(CLASS, 3_000 + i, 4_000 + i, TW_CAP, 1);
            if (_forge(forged, uint32(100 + i))) ++accepted;
        }
        assertEq(accepted, 3);
        assertEq(pool.reserved(), 3 * uint256(TW_CAP) * UNITS_PER_CENT, "the day's cap is the loss");

        vm.warp(block.timestamp + 1 days);
        vm.prank(pauser);
        pool.pause();
        assertFalse(_forge(ClaimMessage(CLASS, 5_000, 6_000, TW_CAP, 1), 200));
    }

    function test_S37_resentMessageChangesNothing() public {
        payoutMailbox.process(_metadata(message), message);
        vm.recordLogs();
        gate.resend(_messageOf(DRIVER));
        bytes memory again = _dispatched()[0];
        bytes memory metadata = _metadata(again);
        vm.expectEmit(address(pool));
        emit IPayoutPool.Repeated(CLASS, _messageOf(DRIVER).nullifier);
        payoutMailbox.process(metadata, again);
        assertEq(pool.reserved(), PW_CAP * UNITS_PER_CENT);
    }

    function test_S37_resendArrivesAfterTheSecurityModuleWasReplaced() public {
        bytes memory oldMetadata = _multisigMetadataOfLatest();
        for (uint256 i = 0; i < 5; ++i) {
            validatorKeys[i] += 0x100;
        }
        address[] memory rotated = new address[](5);
        for (uint256 i = 0; i < 5; ++i) {
            rotated[i] = vm.addr(validatorKeys[i]);
        }
        payoutGateway.setInterchainSecurityModule(_deployMultisig(rotated));
        _refused(oldMetadata);
        vm.recordLogs();
        gate.resend(_messageOf(DRIVER));
        message = _dispatched()[0];
        payoutMailbox.process(_multisigMetadataOfLatest(), message);
        assertEq(pool.reserved(), PW_CAP * UNITS_PER_CENT);
    }

    function test_S23_shortPoolGetsTheMessageAfterFunding() public {
        deal(address(euro), address(pool), 0);
        bytes memory metadata = _metadata(message);
        vm.expectRevert(
            abi.encodeWithSelector(IReserveLedger.PayoutPool__ReserveShort.selector, 0, PW_CAP * UNITS_PER_CENT)
        );
        payoutMailbox.process(metadata, message);
        assertFalse(payoutMailbox.delivered(keccak256(message)));
        euro.mint(address(pool), PW_CAP * UNITS_PER_CENT);
        payoutMailbox.process(metadata, message);
        assertEq(pool.reserved(), PW_CAP * UNITS_PER_CENT);
    }

    function test_pausableModuleStopsDeliveries() public {
        bytes memory metadata = _metadata(message);
        IPausable(pausableIsm).pause();
        vm.expectRevert("Pausable: paused");
        payoutMailbox.process(metadata, message);
        IPausable(pausableIsm).unpause();
        payoutMailbox.process(metadata, message);
    }

    /// @dev A message that three validators sign although no gate sent it. @return whether it was processed
    function _forge(ClaimMessage memory claim, uint32 nonce) private returns (bool) {
        bytes memory body = _bodyOf(claim, INCOME_CHAIN, address(gate), PAYOUT_CHAIN);
        bytes memory forged = abi.encodePacked(
            uint8(3),
            nonce,
            INCOME_CHAIN,
            _b32(address(incomeGateway)),
            PAYOUT_CHAIN,
            _b32(address(payoutGateway)),
            body
        );
        bytes memory signed = _aggregate(_multisigMetadata(forged, keccak256("root"), nonce, _signers(0, 1, 2)));
        try payoutMailbox.process(signed, forged) {
            return true;
        } catch {
            return false;
        }
    }

    function _multisigMetadataOfLatest() private view returns (bytes memory) {
        (bytes32 root, uint32 index) = IMerkleTreeHook(incomeMerkleHook).latestCheckpoint();
        return _multisigMetadata(message, root, index, _signers(0, 1, 2));
    }

    function _refused(bytes memory metadata) private {
        _refusedMessage(metadata, message);
    }

    function _refusedMessage(bytes memory metadata, bytes memory refused) private {
        vm.expectRevert();
        payoutMailbox.process(metadata, refused);
        assertFalse(payoutMailbox.delivered(keccak256(refused)));
        assertEq(pool.reserved(), 0);
    }
}
