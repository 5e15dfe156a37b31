// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IIncomeSupplement} from "../../contracts/interfaces/IIncomeSupplement.sol";
import {ClaimMessage, ClaimMessages} from "../../contracts/libraries/ClaimMessage.sol";
import {World} from "./support/World.sol";

contract GasTest is World {
    uint256 private constant CLAIM_LIMIT = 450_000;

    function setUp() public {
        _createWorld();
        _openClaims();
    }

    /// forge-config: default.isolate = true
    function test_claimStaysBelowItsLimit() public {
        IIncomeSupplement.ClaimRequest memory first = _claimOf(DRIVER);
        IIncomeSupplement.ClaimRequest memory later = _claimOf(NEIGHBOUR);
        gate.claim(first);
        assertLe(vm.snapshotGasLastCall("Gas", "claim, the gate's first"), CLAIM_LIMIT);
        gate.claim(later);
        assertLe(vm.snapshotGasLastCall("Gas", "claim"), CLAIM_LIMIT);
    }

    /// forge-config: default.isolate = true
    function test_dispatch() public {
        _claim(DRIVER);
        bytes memory recipient = InteroperableAddress.formatEvmV1(PAYOUT_CHAIN, address(pool));
        bytes memory payload = ClaimMessages.encode(_messageOf(DRIVER));
        incomeGateway.sendMessage(recipient, payload, new bytes[](0));
        vm.snapshotGasLastCall("Gas", "dispatch through the gateway");
        ClaimMessage memory message = _messageOf(DRIVER);
        gate.resend(message);
        vm.snapshotGasLastCall("Gas", "resend");
    }

    /// forge-config: default.isolate = true
    function test_process() public {
        vm.recordLogs();
        _claim(DRIVER);
        bytes memory first = _dispatched()[0];
        bytes memory metadata = _metadata(first);
        payoutMailbox.process(metadata, first);
        vm.snapshotGasLastCall("Gas", "process, first note");
        vm.recordLogs();
        _claim(NEIGHBOUR);
        bytes memory second = _dispatched()[0];
        metadata = _metadata(second);
        payoutMailbox.process(metadata, second);
        vm.snapshotGasLastCall("Gas", "process, second note");
    }

    /// forge-config: default.isolate = true
    function test_publishRoot() public {
        vm.prank(publisher);
        roots.publishRoot(PW, REGION, 123_456_789);
        vm.snapshotGasLastCall("Gas", "publishRoot");
    }
}
