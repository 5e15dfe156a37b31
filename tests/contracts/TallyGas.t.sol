// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IIncomeSupplement} from "../../contracts/interfaces/IIncomeSupplement.sol";
import {OpenedWorld} from "./support/OpenedWorld.sol";

/// @dev What a claim costs at a gate whose Tally keeps nothing.
contract SilentTally {
    function count(
        uint8,
        uint32,
        bytes32,
        uint32,
        uint256[2] calldata,
        uint256[2] calldata
    ) external pure returns (uint64) {
        return 1;
    }
}

/// @dev Whole transactions with real proofs, in Gas.json. The tree stands in Gas.tree.
contract TallyGasTest is OpenedWorld {
    uint256 private constant TALLY_LIMIT = 35_000;
    uint256 private constant OPENING_LIMIT = 900_000;

    function setUp() public {
        _createWorld();
        _openClaims();
    }

    /// forge-config: default.isolate = true
    function test_sumsOfAClaimStayBelowTheirLimit() public {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(NEIGHBOUR);
        _claim(DRIVER);
        bytes memory real = address(tally).code;
        uint256 snapshot = vm.snapshotState();
        vm.etch(address(tally), address(new SilentTally()).code);
        gate.claim(request);
        uint256 without = vm.lastCallGas().gasTotalUsed;
        vm.revertToState(snapshot);
        assertEq(address(tally).code, real);
        gate.claim(request);
        uint256 extra = vm.lastCallGas().gasTotalUsed - without;
        vm.snapshotValue("Gas", "tally, extra per claim", extra);
        assertLe(extra, TALLY_LIMIT);
    }

    /// forge-config: default.isolate = true
    function test_openingStaysBelowItsLimit() public {
        Cipher[] memory ciphers = _ciphers(FIRST);
        bytes32 keyHash = _keyHashOf(HOLDER_PW);
        for (uint256 i = 0; i < ciphers.length; ++i) {
            vm.prank(address(gate));
            tally.count(PW, REGION, keyHash, ciphers[i].capCents, ciphers[i].c1, ciphers[i].c2);
        }
        _closeMonth();
        uint256 sum = vm.snapshotGasLastCall("Gas", "tally, close");
        _submitFirst(FIRST);
        sum += vm.snapshotGasLastCall("Gas", "tally, first share");
        _openSecond(FIRST);
        sum += vm.snapshotGasLastCall("Gas", "tally, second share and total");
        gate.release(1);
        sum += vm.snapshotGasLastCall("Gas", "release");
        vm.snapshotValue("Gas", "opening a tranche, in all", sum);
        assertLe(sum, OPENING_LIMIT);
    }
}
