// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IPoolSpending} from "../../../contracts/interfaces/IPoolSpending.sol";

/// @dev Real proofs of circuit `spend`, made by scripts/contracts/make-spend-fixture.ts.
abstract contract SpendFixture is Test {
    string internal constant WITHDRAWAL = "withdrawal";
    string internal constant ELSEWHERE = "withdrawalElsewhere";
    string internal constant CONSOLIDATION = "consolidation";
    string internal constant NEIGHBOUR_SPEND = "neighbour";
    string internal constant FROM_CHANGE = "fromChange";
    uint256 internal constant RECEIVED_COUNT = 5;

    /// @dev What the pool received before the first spend.
    struct Received {
        bool isClaim;
        uint32 amountCents;
        uint32 capCents;
        uint256 payTo;
        uint256 note;
        uint256 leaf;
    }

    string private _json;

    function _spendFixture() internal returns (string memory) {
        if (bytes(_json).length == 0) _json = vm.readFile("tests/fixtures/spend-proof.json");
        return _json;
    }

    function _receivedAt(uint256 index) internal returns (Received memory received) {
        string memory at_ = string.concat(".received[", vm.toString(index), "]");
        string memory kind = vm.parseJsonString(_spendFixture(), string.concat(at_, ".kind"));
        received.isClaim = keccak256(bytes(kind)) == keccak256("claim");
        received.amountCents = uint32(_at(at_, "amountCents"));
        received.capCents = uint32(_at(at_, "capCents"));
        received.payTo = _at(at_, "payTo");
        received.note = _at(at_, "note");
        received.leaf = _at(at_, "leaf");
    }

    /// @dev Leaf of the change of the first (0: withdrawal) or second (1: consolidation) spend.
    function _changeLeaf(uint256 index) internal returns (uint256) {
        return _at(string.concat(".changes[", vm.toString(index), "]"), "leaf");
    }

    function _spendOf(string memory name) internal returns (IPoolSpending.SpendRequest memory request) {
        string memory at_ = string.concat(".spends.", name);
        string memory json = _spendFixture();
        request.root = _at(at_, "root");
        request.amountCents = uint32(_at(at_, "amountCents"));
        uint256[] memory nullifiers = vm.parseJsonUintArray(json, string.concat(at_, ".nullifiers"));
        request.nullifiers = [nullifiers[0], nullifiers[1]];
        request.change = _at(at_, "change");
        request.recipient = vm.parseJsonAddress(json, string.concat(at_, ".recipient"));
        request.deadline = uint64(vm.parseJsonUint(json, ".deadlineSec"));
        uint256[] memory proof = vm.parseJsonUintArray(json, string.concat(at_, ".proof"));
        for (uint256 i = 0; i < 8; ++i) {
            request.proof[i] = proof[i];
        }
    }

    function _at(string memory object, string memory key) private returns (uint256) {
        return vm.parseJsonUint(_spendFixture(), string.concat(object, ".", key));
    }
}
