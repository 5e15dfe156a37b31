// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {AdvancePolicyTable} from "../../../contracts/libraries/AdvancePolicyTable.sol";
import {IAsbestosAdvance} from "../../../contracts/interfaces/IAsbestosAdvance.sol";

/// @dev Real proofs, made by scripts/contracts/make-advance-fixture.ts.
abstract contract AdvanceFixture is Test {
    string internal constant PATIENT = "patient";
    /// @dev The same claim by the statement of another doctor.
    string internal constant PATIENT_AGAIN = "patientAgain";
    string internal constant PATIENT_OLD_POLICY = "patientOldPolicy";
    string internal constant OTHER_PATIENT = "neighbour";

    uint8 internal constant TAS = 3;
    uint32 internal constant OLD_ID = 1;
    uint32 internal constant ID = 2;
    /// @dev 1 January 2025 and 2026, UTC
    uint64 internal constant OLD_START = 1_735_689_600;
    uint64 internal constant START = 1_767_225_600;

    string private _json;

    function _advanceFixture() internal returns (string memory) {
        if (bytes(_json).length == 0) _json = vm.readFile("tests/fixtures/advance-proof.json");
        return _json;
    }

    function _advanceOf(string memory name) internal returns (IAsbestosAdvance.ClaimRequest memory request) {
        string memory json = _advanceFixture();
        request.policyId = _isOld(name) ? OLD_ID : ID;
        request.registerRoot = _advanceWord(json, name, "registerRoot");
        request.nullifier = _advanceWord(json, name, "nullifier");
        request.note = _advanceWord(json, name, "note");
        request.deadline = uint64(vm.parseJsonUint(json, ".deadlineSec"));
        uint256[] memory proof = vm.parseJsonUintArray(json, string.concat(".claims.", name, ".proof"));
        for (uint256 i = 0; i < 8; ++i) {
            request.proof[i] = proof[i];
        }
    }

    function _advanceAmountOf(string memory name) internal returns (uint32) {
        return uint32(_advanceWord(_advanceFixture(), name, "amountCents"));
    }

    function _advancePolicyHashOf(string memory name) internal returns (uint256) {
        return _advanceWord(_advanceFixture(), name, "policyHash");
    }

    /// @dev The policy of 2026.
    function _advanceTable() internal returns (AdvancePolicyTable memory) {
        return _advanceTable(PATIENT, START);
    }

    /// @param name of a claim under the policy
    function _advanceTable(string memory name, uint64 startsAt) internal returns (AdvancePolicyTable memory table) {
        string memory json = _advanceFixture();
        table.scheme = uint8(vm.parseJsonUint(json, ".policy.scheme"));
        table.nullifierClass = uint16(vm.parseJsonUint(json, ".policy.nullifierClass"));
        table.specialism = uint32(vm.parseJsonUint(json, ".policy.specialism"));
        table.amountCents = _advanceAmountOf(name);
        uint256[] memory codes = vm.parseJsonUintArray(json, ".policy.codes");
        for (uint256 i = 0; i < 8; ++i) {
            table.codes[i] = uint32(codes[i]);
        }
        uint256[] memory key = vm.parseJsonUintArray(json, ".policy.panelKey");
        table.panelKey = [key[0], key[1]];
        table.startsAt = startsAt;
    }

    function _isOld(string memory name) private pure returns (bool) {
        return keccak256(bytes(name)) == keccak256(bytes(PATIENT_OLD_POLICY));
    }

    function _advanceWord(string memory json, string memory name, string memory key) private pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(".claims.", name, ".", key));
    }
}
