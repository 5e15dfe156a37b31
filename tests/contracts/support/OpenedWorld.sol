// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IIncomeSupplement} from "../../../contracts/interfaces/IIncomeSupplement.sol";
import {ISupplementVerifier} from "../../../contracts/interfaces/ISupplementVerifier.sol";
import {IMerkleTreeHook} from "./HyperlanePair.sol";
import {World} from "./World.sol";

/// @dev Claims with the amounts that the tally fixture's real proofs are about, through gate and Hyperlane. Their own
/// proofs are taken for good: IncomeSupplement.proof.t.sol has real ones.
abstract contract OpenedWorld is World {
    /// @dev A dispatched message, with the checkpoint that the validators signed for it.
    struct Sent {
        bytes message;
        bytes32 root;
        uint32 index;
    }

    function _createOpenedWorld() internal {
        _createWorld();
        _openClaims();
        vm.mockCall(
            address(gate.verifier()),
            abi.encodeWithSelector(ISupplementVerifier.verifyProof.selector),
            abi.encode(true)
        );
    }

    function _claimsOf(string memory tranche) internal returns (Sent[] memory sent) {
        Cipher[] memory ciphers = _ciphers(tranche);
        sent = new Sent[](ciphers.length);
        for (uint256 i = 0; i < ciphers.length; ++i) {
            sent[i] = _claimWith(ciphers[i], uint256(keccak256(abi.encode(tranche, i))) >> 8);
        }
    }

    /// @param id nullifier; the note is the number after it
    function _claimWith(Cipher memory cipher, uint256 id) internal returns (Sent memory) {
        IIncomeSupplement.ClaimRequest memory request = _claimOf(DRIVER);
        (request.nullifier, request.note) = (id, id + 1);
        (request.c1, request.c2) = (cipher.c1, cipher.c2);
        request.deadline = uint64(block.timestamp);
        vm.recordLogs();
        gate.claim(request);
        return _sent();
    }

    /// @dev Closes the month's tranche and opens it, with the fixture's shares.
    function _openTranche(string memory name) internal {
        _closeMonth();
        _submitFirst(name);
        _openSecond(name);
    }

    function _closeMonth() internal {
        vm.warp(tally.windowEnd());
        tally.close(PW, REGION, _keyHashOf(HOLDER_PW));
    }

    function _submitFirst(string memory name) internal {
        TrancheProof memory tranche = _tranche(name);
        uint256[2] memory share = _shareOf(name, HOLDER_PW);
        uint256[8] memory proof = _shareProofOf(name, HOLDER_PW);
        vm.prank(_accountOf(HOLDER_PW));
        tally.submitShare(tranche.id, tranche.c1, tranche.c2, share, proof);
    }

    function _openSecond(string memory name) internal {
        TrancheProof memory tranche = _tranche(name);
        uint256[2] memory first = _shareOf(name, HOLDER_PW);
        uint256[2] memory share = _shareOf(name, HOLDER_STATISTICS);
        uint256[8] memory proof = _shareProofOf(name, HOLDER_STATISTICS);
        vm.prank(_accountOf(HOLDER_STATISTICS));
        tally.open(tranche.id, tranche.c1, tranche.c2, first, share, tranche.totalCents, proof);
    }

    function _release(uint64 trancheId) internal returns (Sent memory) {
        vm.recordLogs();
        vm.prank(relay);
        gate.release(trancheId);
        return _sent();
    }

    function _deliver(Sent memory sent) internal {
        payoutMailbox.process(
            _aggregate(_multisigMetadata(sent.message, sent.root, sent.index, _signers(0, 1, 2))),
            sent.message
        );
    }

    function _deliverAll(Sent[] memory sent) internal {
        for (uint256 i = 0; i < sent.length; ++i) {
            _deliver(sent[i]);
        }
    }

    function _sent() private returns (Sent memory sent) {
        sent.message = _dispatched()[0];
        (sent.root, sent.index) = IMerkleTreeHook(incomeMerkleHook).latestCheckpoint();
    }
}
