// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {PoseidonT4} from "poseidon-solidity/PoseidonT4.sol";
import {ReleaseMessage, ReleaseMessages} from "../../contracts/libraries/ReleaseMessage.sol";
import {SpendContext} from "../../contracts/libraries/SpendContext.sol";
import {Tags} from "../../contracts/libraries/Tags.sol";

contract SpendLibrariesTest is Test {
    string private json;

    function setUp() public {
        json = vm.readFile("tests/fixtures/vectors.json");
    }

    function test_S24_spendContextEqualsTheVectorAndBindsEachField() public view {
        uint256 chainId = _uint(".spendContext.chainId");
        address pool = vm.parseJsonAddress(json, ".spendContext.pool");
        address recipient = vm.parseJsonAddress(json, ".spendContext.recipient");
        uint64 deadline = uint64(_uint(".spendContext.deadlineSec"));
        uint256 expected = _uint(".spendContext.hash");
        assertEq(SpendContext.compute(chainId, pool, recipient, deadline), expected);
        assertTrue(SpendContext.compute(chainId + 1, pool, recipient, deadline) != expected);
        assertTrue(SpendContext.compute(chainId, recipient, recipient, deadline) != expected);
        assertTrue(SpendContext.compute(chainId, pool, pool, deadline) != expected);
        assertTrue(SpendContext.compute(chainId, recipient, pool, deadline) != expected);
        assertTrue(SpendContext.compute(chainId, pool, recipient, deadline + 1) != expected);
    }

    function test_S24_noteHashEqualsTheVector() public view {
        assertEq(Tags.NOTE, _uint(".tags.NOTE"));
        assertEq(
            PoseidonT4.hash([Tags.NOTE, _uint(".note.amountCents"), _uint(".note.payTo")]),
            _uint(".note.hash")
        );
    }

    function testFuzz_releaseSurvivesEncoding(ReleaseMessage memory message) public view {
        message.count = uint64(bound(message.count, 1, type(uint64).max));
        message.trancheId = uint64(bound(message.trancheId, 1, type(uint64).max));
        (bool ok, ReleaseMessage memory decoded) = this.decode(ReleaseMessages.encode(message));
        assertTrue(ok);
        assertEq(keccak256(abi.encode(decoded)), keccak256(abi.encode(message)));
    }

    function testFuzz_malformedReleaseIsNotOk(bytes memory payload) public view {
        vm.assume(payload.length != ReleaseMessages.LENGTH);
        (bool ok, ) = this.decode(payload);
        assertFalse(ok);
    }

    function testFuzz_overfullWordIsNotOk(ReleaseMessage memory message, uint256 word, uint256 value) public view {
        message.count = uint64(bound(message.count, 1, type(uint64).max));
        message.trancheId = uint64(bound(message.trancheId, 1, type(uint64).max));
        uint256[5] memory words = abi.decode(ReleaseMessages.encode(message), (uint256[5]));
        word = bound(word, 0, 4);
        uint256 limit = word == 1 ? type(uint32).max : type(uint64).max;
        if (word == 0) words[0] = value == ReleaseMessages.VERSION ? 1 : value;
        else words[word] = bound(value, limit + 1, type(uint256).max);
        (bool ok, ) = this.decode(abi.encode(words));
        assertFalse(ok);
    }

    function test_releaseOfNoClaimsIsNotOk() public view {
        (bool ok, ) = this.decode(ReleaseMessages.encode(ReleaseMessage(1, 7, 0, 0)));
        assertFalse(ok);
    }

    function test_releaseOfNoTrancheIsNotOk() public view {
        (bool ok, ) = this.decode(ReleaseMessages.encode(ReleaseMessage(2, 0, 1, 0)));
        assertFalse(ok);
    }

    function decode(bytes calldata payload) external pure returns (bool, ReleaseMessage memory) {
        return ReleaseMessages.tryDecode(payload);
    }

    function _uint(string memory key) private view returns (uint256) {
        return vm.parseJsonUint(json, key);
    }
}
