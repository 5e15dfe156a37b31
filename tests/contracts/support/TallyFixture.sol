// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";

/// @dev Real proofs of shares, made by scripts/contracts/make-tally-fixture.ts for a Tally that TALLY_MAKER makes with
/// nonce 0, on chain 31337. Tranches `first` and `next` have ids 1 and 2.
abstract contract TallyFixture is Test {
    address internal constant TALLY_MAKER = 0x0000000000000000000000000000000000007A11;
    string internal constant FIRST = "first";
    string internal constant NEXT = "next";
    string internal constant HOLDER_PW = "pw";
    string internal constant HOLDER_TW = "tw";
    string internal constant HOLDER_STATISTICS = "statistics";

    struct TrancheProof {
        uint64 id;
        uint32 count;
        uint64 capSumCents;
        uint64 totalCents;
        uint256[2] c1;
        uint256[2] c2;
    }

    struct Cipher {
        uint256[2] c1;
        uint256[2] c2;
        uint32 capCents;
    }

    string private _json;

    function _tallyFixture() internal returns (string memory) {
        if (bytes(_json).length == 0) _json = vm.readFile("tests/fixtures/tally-proof.json");
        return _json;
    }

    function _accountOf(string memory holder) internal returns (address) {
        return vm.parseJsonAddress(_tallyFixture(), string.concat(".holders.", holder, ".account"));
    }

    function _partOf(string memory holder) internal returns (uint256[2] memory) {
        return _point(string.concat(".holders.", holder, ".part"));
    }

    /// @return the proof of possession
    function _possessionOf(string memory holder) internal returns (uint256[8] memory) {
        return _proof(string.concat(".holders.", holder, ".registration.proof"));
    }

    function _keyHashOf(string memory scheme) internal returns (bytes32) {
        return vm.parseJsonBytes32(_tallyFixture(), string.concat(".keys.", scheme, ".keyHash"));
    }

    function _tranche(string memory name) internal returns (TrancheProof memory tranche) {
        string memory path = string.concat(".tranches.", name);
        string memory json = _tallyFixture();
        // Casts: the script writes small numbers.
        tranche.id = uint64(vm.parseJsonUint(json, string.concat(path, ".trancheId")));
        tranche.count = uint32(vm.parseJsonUint(json, string.concat(path, ".count")));
        tranche.capSumCents = uint64(vm.parseJsonUint(json, string.concat(path, ".capSumCents")));
        tranche.totalCents = uint64(vm.parseJsonUint(json, string.concat(path, ".totalCents")));
        tranche.c1 = _point(string.concat(path, ".sumC1"));
        tranche.c2 = _point(string.concat(path, ".sumC2"));
    }

    function _ciphers(string memory name) internal returns (Cipher[] memory ciphers) {
        string memory path = string.concat(".tranches.", name);
        uint256[] memory caps = _words(string.concat(path, ".capsCents"));
        uint256[] memory c1x = _words(string.concat(path, ".c1x"));
        uint256[] memory c1y = _words(string.concat(path, ".c1y"));
        uint256[] memory c2x = _words(string.concat(path, ".c2x"));
        uint256[] memory c2y = _words(string.concat(path, ".c2y"));
        ciphers = new Cipher[](caps.length);
        for (uint256 i = 0; i < caps.length; ++i) {
            ciphers[i] = Cipher([c1x[i], c1y[i]], [c2x[i], c2y[i]], uint32(caps[i]));
        }
    }

    function _shareOf(string memory name, string memory holder) internal returns (uint256[2] memory) {
        return _point(string.concat(".tranches.", name, ".shares.", holder, ".share"));
    }

    function _shareProofOf(string memory name, string memory holder) internal returns (uint256[8] memory) {
        return _proof(string.concat(".tranches.", name, ".shares.", holder, ".proof"));
    }

    function _words(string memory path) private returns (uint256[] memory) {
        return vm.parseJsonUintArray(_tallyFixture(), path);
    }

    function _point(string memory path) private returns (uint256[2] memory) {
        uint256[] memory words = _words(path);
        return [words[0], words[1]];
    }

    function _proof(string memory path) private returns (uint256[8] memory proof) {
        uint256[] memory words = _words(path);
        for (uint256 i = 0; i < 8; ++i) {
            proof[i] = words[i];
        }
    }
}
