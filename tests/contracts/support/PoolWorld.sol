// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ISpendVerifier} from "../../../contracts/interfaces/ISpendVerifier.sol";
import {ClaimMessage, ClaimMessages} from "../../../contracts/libraries/ClaimMessage.sol";
import {ReleaseMessage, ReleaseMessages} from "../../../contracts/libraries/ReleaseMessage.sol";
import {EuroToken} from "../../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../../contracts/pool/PayoutPool.sol";
import {SpendVerifier} from "../../../contracts/verifiers/SpendVerifier.sol";
import {SpendFixture} from "./SpendFixture.sol";

/// @dev The pool alone, with the real verifier, at the address that the fixture's proofs are bound to. The gateway is an
/// account, so that messages need no signatures.
abstract contract PoolWorld is SpendFixture {
    address internal constant POOL_MAKER = 0x0000000000000000000000000000000000000B0b;
    uint256 internal constant PAYOUT_CHAIN = 31_339;
    uint256 internal constant CHAIN = 31_337;
    uint256 internal constant UNITS = 10_000;
    uint32 internal constant CAP = 202_779;
    uint64 internal constant DAILY = 1_000_000;
    uint32 internal constant RELEASE_DELAY = 1 days;
    uint256 internal constant NOW = 1_794_312_000;
    address internal constant GATE = address(0x6A7E);
    address internal constant OTHER_GATE = address(0x6A7F);

    address internal gateway = makeAddr("gateway");
    address internal pauser = makeAddr("pauser");
    address internal employer = makeAddr("employer");
    AccessManager internal manager;
    EuroToken internal euro;
    PayoutPool internal pool;

    function _createPoolWorld() internal {
        vm.warp(NOW);
        vm.chainId(PAYOUT_CHAIN);
        manager = new AccessManager(address(this));
        euro = EuroToken(address(_createToken()));
        ISpendVerifier verifier = ISpendVerifier(address(new SpendVerifier()));
        vm.setNonce(POOL_MAKER, 0);
        vm.prank(POOL_MAKER);
        pool = new PayoutPool(address(manager), gateway, euro, verifier, RELEASE_DELAY);
        assertEq(address(pool), vm.parseJsonAddress(_spendFixture(), ".pool"), "the fixture is for another pool");
        pool.enrolGate(CHAIN, GATE, 1, CAP, DAILY);
        pool.enrolGate(CHAIN + 1, OTHER_GATE, 2, CAP, DAILY);
        _allow(PayoutPool.pause.selector, 2, pauser);
        _allow(pool.deposit.selector, 5, employer);
        euro.mint(address(pool), 100_000_000 * UNITS);
        euro.mint(employer, uint256(type(uint32).max) * UNITS);
        vm.prank(employer);
        euro.approve(address(pool), type(uint256).max);
    }

    function _createToken() internal virtual returns (IERC20Metadata) {
        return new EuroToken(address(manager));
    }

    /// @dev Everything that the fixture's first root holds, inserted.
    function _receiveAll() internal {
        uint256[] memory leaves = new uint256[](RECEIVED_COUNT);
        for (uint256 i = 0; i < RECEIVED_COUNT; ++i) {
            Received memory received = _receivedAt(i);
            if (received.isClaim) {
                _send(ClaimMessage(1, 900 + i, received.note, received.capCents, 7));
            } else {
                _deposit(received.amountCents, received.payTo);
            }
            leaves[i] = received.leaf;
        }
        pool.insertBatch(leaves);
    }

    function _deposit(uint32 amountCents, uint256 payTo) internal {
        vm.prank(employer);
        pool.deposit(amountCents, payTo);
    }

    function _message(uint32 class, uint256 nullifier, uint256 note) internal pure returns (ClaimMessage memory) {
        return ClaimMessage({nullifierClass: class, nullifier: nullifier, note: note, capCents: CAP, trancheId: 7});
    }

    function _send(ClaimMessage memory message) internal {
        _send(CHAIN, GATE, ClaimMessages.encode(message));
    }

    function _send(ReleaseMessage memory message) internal {
        _send(CHAIN, GATE, ReleaseMessages.encode(message));
    }

    function _send(uint256 chainId, address sender, bytes memory payload) internal {
        bytes memory from = InteroperableAddress.formatEvmV1(chainId, sender);
        vm.prank(gateway);
        pool.receiveMessage(0, from, payload);
    }

    function _allow(bytes4 selector, uint64 role, address member) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(address(pool), selectors, role);
        manager.grantRole(role, member, 0);
    }

    function _one(uint256 leaf) internal pure returns (uint256[] memory leaves) {
        leaves = new uint256[](1);
        leaves[0] = leaf;
    }

    /// @dev Everything that a message or a spend may change but its own nullifier.
    function _stateHash() internal view returns (bytes32) {
        (uint32 tree, uint64 size, uint256 depth, uint256 root) = pool.currentTree();
        (uint64 next, uint64 open, uint8 count) = pool.queue();
        return
            keccak256(
                abi.encode(
                    pool.reserved(),
                    euro.balanceOf(address(pool)),
                    abi.encode(tree, size, depth, root, next, open, count),
                    abi.encode(pool.gateOf(1), pool.gateOf(2), pool.trancheOf(1, 7), pool.releaseOf(1, 7))
                )
            );
    }
}
