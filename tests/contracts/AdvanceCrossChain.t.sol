// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IHyperlaneGateway} from "../../contracts/interfaces/IHyperlaneGateway.sol";
import {IPayoutPool} from "../../contracts/interfaces/IPayoutPool.sol";
import {ClaimMessage, ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {ReleaseMessage, ReleaseMessages} from "../../contracts/libraries/ReleaseMessage.sol";
import {HyperlaneGateway} from "../../contracts/messaging/HyperlaneGateway.sol";
import {HealthWorld} from "./support/HealthWorld.sol";

contract AdvanceCrossChainTest is HealthWorld {
    function setUp() public {
        _createHealthWorld();
        _openClaims();
        _openAdvances();
    }

    function test_advanceArrivesWithItsAmountAsCap() public {
        ClaimMessage memory claim = _advanceMessageOf(PATIENT);
        bytes memory message = _claimOnHealth(PATIENT);
        bytes memory metadata = _metadata(message);
        vm.expectEmit(address(pool));
        emit IPayoutPool.NoteReceived(ADVANCE_CLASS, claim.nullifier, claim.note, claim.capCents, 0);
        payoutMailbox.process(metadata, message);
        assertEq(pool.noteOf(ADVANCE_CLASS, claim.nullifier), claim.note);
        assertEq(pool.reserved(), claim.capCents * UNITS_PER_CENT);
    }

    function test_bothGatesPayIntoOnePool() public {
        bytes memory lumpSum = _claimOnHealth(PATIENT);
        bytes memory supplement = _claimOnIncome();
        payoutMailbox.process(_metadata(supplement), supplement);
        payoutMailbox.process(_metadata(lumpSum), lumpSum);
        assertEq(pool.reserved(), (uint256(PW_CAP) + _advanceAmountOf(PATIENT)) * UNITS_PER_CENT);
    }

    function test_S37_resentMessageChangesNothing() public {
        bytes memory message = _claimOnHealth(PATIENT);
        payoutMailbox.process(_metadata(message), message);
        uint256 reserved = pool.reserved();
        ClaimMessage memory claim = _advanceMessageOf(PATIENT);
        vm.recordLogs();
        advance.resend(claim);
        bytes memory again = _dispatched()[0];
        bytes memory metadata = _metadata(again);
        vm.expectEmit(address(pool));
        emit IPayoutPool.Repeated(ADVANCE_CLASS, claim.nullifier);
        payoutMailbox.process(metadata, again);
        assertEq(pool.reserved(), reserved);
    }

    function test_S21_sameNullifierInTheOtherClassDoesNotCollide() public {
        ClaimMessage memory lumpSum = _advanceMessageOf(PATIENT);
        ClaimMessage memory twin = ClaimMessage(CLASS, lumpSum.nullifier, 777, PW_CAP, 1);
        bytes memory ofIncome = _sendAs(incomeGateway, address(gate), ClaimMessages.encode(twin));
        payoutMailbox.process(_metadata(ofIncome), ofIncome);
        bytes memory ofHealth = _claimOnHealth(PATIENT);
        payoutMailbox.process(_metadata(ofHealth), ofHealth);
        assertEq(pool.noteOf(CLASS, lumpSum.nullifier), 777);
        assertEq(pool.noteOf(ADVANCE_CLASS, lumpSum.nullifier), lumpSum.note);
    }

    function test_S21_incomeGateCannotBurnALumpSumsNullifier() public {
        ClaimMessage memory lumpSum = _advanceMessageOf(PATIENT);
        ClaimMessage memory burning = ClaimMessage(ADVANCE_CLASS, lumpSum.nullifier, 777, PW_CAP, 1);
        bytes memory forged = _sendAs(incomeGateway, address(gate), ClaimMessages.encode(burning));
        _expectForeign(forged, CLASS, burning);
        assertEq(pool.noteOf(ADVANCE_CLASS, lumpSum.nullifier), 0);
        bytes memory message = _claimOnHealth(PATIENT);
        payoutMailbox.process(_metadata(message), message);
        assertEq(pool.noteOf(ADVANCE_CLASS, lumpSum.nullifier), lumpSum.note);
    }

    function test_S21_lumpSumsGateCannotBurnASupplementsNullifier() public {
        ClaimMessage memory supplement = _messageOf(DRIVER);
        ClaimMessage memory burning = ClaimMessage(CLASS, supplement.nullifier, 777, PW_CAP, 0);
        bytes memory forged = _sendAs(healthGateway, address(advance), ClaimMessages.encode(burning));
        _expectForeign(forged, ADVANCE_CLASS, burning);
        assertEq(pool.noteOf(CLASS, supplement.nullifier), 0);
        bytes memory message = _claimOnIncome();
        payoutMailbox.process(_metadata(message), message);
        assertEq(pool.noteOf(CLASS, supplement.nullifier), supplement.note);
    }

    function test_S20_S21_healthValidatorsCannotSpeakForTheIncomeGate() public {
        // The message is one of the health chain's gateway; its body names the gate of the other chain.
        bytes memory body = _bodyOf(_messageOf(DRIVER), INCOME_CHAIN, address(gate), PAYOUT_CHAIN);
        bytes memory forged = abi.encodePacked(
            uint8(3),
            uint32(50),
            HEALTH_CHAIN,
            _b32(address(healthGateway)),
            PAYOUT_CHAIN,
            _b32(address(payoutGateway)),
            body
        );
        bytes memory metadata = _aggregate(
            _multisigMetadata(forged, keccak256("root"), 50, _signers(0, 1, 2))
        );
        vm.expectRevert(
            abi.encodeWithSelector(
                IHyperlaneGateway.HyperlaneGateway__ChainMismatch.selector,
                INCOME_CHAIN,
                HEALTH_CHAIN
            )
        );
        payoutMailbox.process(metadata, forged);
    }

    function test_S21_eachClassHasOneGateAndEachGateOneClass() public {
        assertEq(pool.classOf(INCOME_CHAIN, address(gate)), CLASS);
        assertEq(pool.classOf(HEALTH_CHAIN, address(advance)), ADVANCE_CLASS);
        assertEq(pool.classOf(HEALTH_CHAIN, address(gate)), 0);
        vm.expectRevert(abi.encodeWithSelector(IPayoutPool.PayoutPool__ClassTaken.selector, ADVANCE_CLASS));
        pool.enrolGate(INCOME_CHAIN, address(this), ADVANCE_CLASS, 1, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IPayoutPool.PayoutPool__GateTaken.selector, HEALTH_CHAIN, address(advance))
        );
        pool.enrolGate(HEALTH_CHAIN, address(advance), 3, 1, 1);
    }

    function test_S20_lumpSumsAreNeverReleased() public {
        bytes memory claim = _claimOnHealth(PATIENT);
        payoutMailbox.process(_metadata(claim), claim);
        // A forged release of "no tranche", in which all lump sums would count together.
        bytes memory payload = ReleaseMessages.encode(ReleaseMessage(ADVANCE_CLASS, 0, 1, 0));
        bytes memory forged = _sendAs(healthGateway, address(advance), payload);
        bytes memory metadata = _metadata(forged);
        vm.expectEmit(address(pool));
        emit IPayoutPool.ReleaseRejected(ADVANCE_CLASS, 0, IPayoutPool.RejectReason.Malformed);
        payoutMailbox.process(metadata, forged);
        assertEq(pool.releaseOf(ADVANCE_CLASS, 0).count, 0);
    }

    function _claimOnHealth(string memory name) private returns (bytes memory) {
        vm.recordLogs();
        _claimAdvance(name);
        return _dispatched()[0];
    }

    function _claimOnIncome() private returns (bytes memory message) {
        vm.chainId(INCOME_CHAIN);
        vm.recordLogs();
        _claim(DRIVER);
        message = _dispatched()[0];
        vm.chainId(HEALTH_CHAIN);
    }

    /// @dev What a gate would send that says something else than its claims.
    function _sendAs(HyperlaneGateway from, address sender, bytes memory payload) private returns (bytes memory) {
        bytes memory recipient = InteroperableAddress.formatEvmV1(PAYOUT_CHAIN, address(pool));
        vm.recordLogs();
        vm.prank(sender);
        from.sendMessage(recipient, payload, new bytes[](0));
        return _dispatched()[0];
    }

    function _expectForeign(bytes memory message, uint32 gateClass, ClaimMessage memory claim) private {
        bytes memory metadata = _metadata(message);
        vm.expectEmit(address(pool));
        emit IPayoutPool.Rejected(gateClass, claim.nullifier, claim.note, IPayoutPool.RejectReason.ForeignClass);
        payoutMailbox.process(metadata, message);
        assertEq(pool.reserved(), 0);
    }
}
