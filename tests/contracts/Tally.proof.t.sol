// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../../contracts/interfaces/ITally.sol";
import {ITallyKeys} from "../../contracts/interfaces/ITallyKeys.sol";
import {OpenedWorld} from "./support/OpenedWorld.sol";

/// @dev The real circuit. The tree stands in TallyOpening.tree.
contract TallyProofTest is OpenedWorld {
    function setUp() public {
        _createOpenedWorld();
        Cipher[] memory ciphers = _ciphers(FIRST);
        bytes32 keyHash = _keyHashOf(HOLDER_PW);
        vm.startPrank(address(gate));
        for (uint256 i = 0; i < ciphers.length; ++i) {
            tally.count(PW, REGION, keyHash, ciphers[i].capCents, ciphers[i].c1, ciphers[i].c2);
        }
        vm.stopPrank();
        _closeMonth();
    }

    function test_S01_S16_fixtureBelongsToTheCommittedVerifyingKey() public {
        string memory verifyingKey = vm.readFile("public/zk/tallyShare.vkey.json");
        assertEq(
            sha256(bytes(verifyingKey)),
            vm.parseJsonBytes32(_tallyFixture(), ".verifyingKeySha256"),
            "keys changed: run scripts/contracts/make-tally-fixture.ts"
        );
        string[] memory gamma = vm.parseJsonStringArray(verifyingKey, ".vk_gamma_2[0]");
        string[] memory delta = vm.parseJsonStringArray(verifyingKey, ".vk_delta_2[0]");
        assertTrue(keccak256(bytes(gamma[0])) != keccak256(bytes(delta[0])));
    }

    function test_S24_closedSumsAreThoseOfTypeScript() public {
        TrancheProof memory tranche = _tranche(FIRST);
        ITally.ClosedTranche memory closed = tally.trancheOf(1);
        assertEq(closed.sumHash, keccak256(abi.encode(tranche.c1, tranche.c2)));
        assertEq(closed.count, tranche.count);
        assertEq(closed.capSumCents, tranche.capSumCents);
        assertEq(closed.tallyKeyHash, _keyHashOf(HOLDER_PW));
    }

    function test_twoTranchesOpenOneAfterTheOther() public {
        _submitFirst(FIRST);
        _openSecond(FIRST);
        assertEq(tally.trancheOf(1).totalCents, _tranche(FIRST).totalCents);
        Cipher[] memory ciphers = _ciphers(NEXT);
        bytes32 keyHash = _keyHashOf(HOLDER_PW);
        vm.startPrank(address(gate));
        for (uint256 i = 0; i < ciphers.length; ++i) {
            assertEq(tally.count(PW, REGION, keyHash, ciphers[i].capCents, ciphers[i].c1, ciphers[i].c2), 2);
        }
        vm.stopPrank();
        _openTranche(NEXT);
        assertEq(tally.trancheOf(2).totalCents, _tranche(NEXT).totalCents);
    }

    function test_S22_shareOfAnotherTrancheOrHolderIsRefused() public {
        TrancheProof memory tranche = _tranche(FIRST);
        _refused(tranche, HOLDER_PW, _shareOf(NEXT, HOLDER_PW), _shareProofOf(NEXT, HOLDER_PW));
        _refused(tranche, HOLDER_PW, _shareOf(FIRST, HOLDER_PW), _shareProofOf(NEXT, HOLDER_PW));
        _refused(tranche, HOLDER_PW, _shareOf(FIRST, HOLDER_STATISTICS), _shareProofOf(FIRST, HOLDER_STATISTICS));
        _refused(tranche, HOLDER_PW, _shareOf(FIRST, HOLDER_TW), _shareProofOf(FIRST, HOLDER_TW));
        // The proof of possession is a proof too.
        _refused(tranche, HOLDER_PW, _partOf(HOLDER_PW), _possessionOf(HOLDER_PW));
    }

    function test_S22_rightShareOfAStrangerIsRefused() public {
        TrancheProof memory tranche = _tranche(FIRST);
        address stranger = _accountOf(HOLDER_TW);
        uint256[2] memory share = _shareOf(FIRST, HOLDER_TW);
        uint256[8] memory proof = _shareProofOf(FIRST, HOLDER_TW);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__NotAHolder.selector, 1, stranger));
        vm.prank(stranger);
        tally.submitShare(1, tranche.c1, tranche.c2, share, proof);
    }

    function testFuzz_S22_alteredProofIsRefused(uint8 word, uint256 value) public {
        uint256[8] memory proof = _shareProofOf(FIRST, HOLDER_PW);
        vm.assume(proof[word % 8] != value);
        proof[word % 8] = value;
        _refused(_tranche(FIRST), HOLDER_PW, _shareOf(FIRST, HOLDER_PW), proof);
    }

    function test_S22_anotherTotalIsRefused() public {
        _submitFirst(FIRST);
        TrancheProof memory tranche = _tranche(FIRST);
        uint256[2] memory first = _shareOf(FIRST, HOLDER_PW);
        uint256[2] memory share = _shareOf(FIRST, HOLDER_STATISTICS);
        uint256[8] memory proof = _shareProofOf(FIRST, HOLDER_STATISTICS);
        address holder = _accountOf(HOLDER_STATISTICS);
        uint64[4] memory totals = [tranche.totalCents + 1, tranche.totalCents - 1, 0, tranche.capSumCents];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TotalWrong.selector, 1, totals[i]));
            vm.prank(holder);
            tally.open(1, tranche.c1, tranche.c2, first, share, totals[i], proof);
        }
    }

    function _refused(
        TrancheProof memory tranche,
        string memory holder,
        uint256[2] memory share,
        uint256[8] memory proof
    ) private {
        vm.expectRevert(ITallyKeys.Tally__ProofInvalid.selector);
        vm.prank(_accountOf(holder));
        tally.submitShare(1, tranche.c1, tranche.c2, share, proof);
    }
}
