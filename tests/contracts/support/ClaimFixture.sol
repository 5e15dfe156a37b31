// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Disregard, PolicyTable} from "../../../contracts/libraries/PolicyTable.sol";
import {IIncomeSupplement} from "../../../contracts/interfaces/IIncomeSupplement.sol";

/// @dev Real proofs, made by scripts/contracts/make-claim-fixture.ts.
abstract contract ClaimFixture is Test {
    string internal constant DRIVER = "driver";
    string internal constant DRIVER_AGAIN = "driverAgain";
    string internal constant DRIVER_TW = "driverTw";
    string internal constant NEIGHBOUR = "neighbour";

    uint8 internal constant PW = 1;
    uint8 internal constant TW = 2;
    uint32 internal constant OCTOBER = 202_610;
    uint32 internal constant PW_CAP = 202_779;
    uint32 internal constant TW_CAP = 233_704;

    string private _json;

    function _fixture() internal returns (string memory) {
        if (bytes(_json).length == 0) _json = vm.readFile("tests/fixtures/claim-proof.json");
        return _json;
    }

    function _claimOf(string memory name) internal returns (IIncomeSupplement.ClaimRequest memory request) {
        string memory json = _fixture();
        request.scheme = uint8(_word(json, name, "scheme"));
        request.period = uint32(_word(json, name, "period"));
        request.registerRoot = _word(json, name, "registerRoot");
        request.nullifier = _word(json, name, "nullifier");
        request.note = _word(json, name, "note");
        request.c1 = [_word(json, name, "c1x"), _word(json, name, "c1y")];
        request.c2 = [_word(json, name, "c2x"), _word(json, name, "c2y")];
        request.deadline = uint64(vm.parseJsonUint(json, ".deadlineSec"));
        uint256[] memory proof = vm.parseJsonUintArray(json, string.concat(".claims.", name, ".proof"));
        for (uint256 i = 0; i < 8; ++i) {
            request.proof[i] = proof[i];
        }
    }

    function _policyHashOf(string memory name) internal returns (uint256) {
        return _word(_fixture(), name, "policyHash");
    }

    /// @dev Mirrors tests/fixtures/household.ts; a difference shows in the policy hash.
    function _pwTable(uint32 period) internal returns (PolicyTable memory table) {
        table = _table(PW, 0, period);
        table.norms = [uint32(141_946), 202_779, 101_389, 87_871, 81_112, 77_056, 35_042, 70_084];
        table.disregards[1] = Disregard(0, 2_500, 28_500);
        table.disregards[2] = Disregard(0, 1_250, 17_766);
        table.disregards[3] = Disregard(0, 1_500, 18_019);
    }

    function _twTable(uint32 period) internal returns (PolicyTable memory table) {
        table = _table(TW, 1, period);
        table.norms = [uint32(233_704), 166_931, 108_619, 0, 0, 0, 0, 0];
        table.disregards[1] = Disregard(11_685, 3_000, 35_056);
    }

    function _table(uint8 scheme, uint8 basis, uint32 period) private returns (PolicyTable memory table) {
        uint256[] memory key = vm.parseJsonUintArray(
            _fixture(),
            scheme == PW ? ".tallyKeys.pw" : ".tallyKeys.tw"
        );
        table.scheme = scheme;
        table.basis = basis;
        table.nullifierClass = 1;
        table.period = period;
        table.tallyKey = [key[0], key[1]];
        // 1 October 2026 to 1 November 2028, UTC.
        table.claimOpensAt = 1_790_812_800;
        table.claimClosesAt = 1_856_649_600;
    }

    function _word(string memory json, string memory name, string memory key) private pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(".claims.", name, ".", key));
    }
}
