// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IPoolSpending} from "../../contracts/interfaces/IPoolSpending.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {PayoutPool} from "../../contracts/pool/PayoutPool.sol";
import {PoolWorld} from "./support/PoolWorld.sol";

contract PoolSpendingProofTest is PoolWorld {
    /// @dev Order of BN254's base field: y and -y are two points with the same x.
    uint256 private constant BASE_FIELD =
        21888242871839275222246405745257275088696311157297823662689037894645226208583;

    function setUp() public {
        _createPoolWorld();
        _receiveAll();
    }

    function test_S13_signalAboveFieldIsRefused() public {
        for (uint256 i = 0; i < 3; ++i) {
            IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
            uint256 aliased = _signal(request, i) + Field.ORDER;
            _setSignal(request, i, aliased);
            vm.expectRevert(
                abi.encodeWithSelector(IPoolSpending.PayoutPool__SignalOutOfField.selector, i, aliased)
            );
            pool.spend(request);
        }
    }

    function test_S13_aliasOfAUsedNullifierIsRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        pool.spend(request);
        request.nullifiers[0] += Field.ORDER;
        vm.expectPartialRevert(IPoolSpending.PayoutPool__SignalOutOfField.selector);
        pool.spend(request);
    }

    function test_S13_rootAboveFieldIsRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        request.root += Field.ORDER;
        vm.expectRevert(
            abi.encodeWithSelector(IPoolSpending.PayoutPool__RootUnknown.selector, request.root)
        );
        pool.spend(request);
    }

    function test_S14_malleatedProofIsGoodOnce() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        IPoolSpending.SpendRequest memory malleated = _spendOf(WITHDRAWAL);
        // (-A, -B) is as valid as (A, B).
        malleated.proof[1] = BASE_FIELD - malleated.proof[1];
        malleated.proof[4] = BASE_FIELD - malleated.proof[4];
        malleated.proof[5] = BASE_FIELD - malleated.proof[5];
        uint256 snapshot = vm.snapshotState();
        pool.spend(malleated);
        vm.revertToState(snapshot);

        pool.spend(request);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolSpending.PayoutPool__NullifierSpent.selector, request.nullifiers[0])
        );
        pool.spend(malleated);
    }

    function testFuzz_changedProofWordIsRefused(uint256 word, uint256 value) public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        word = bound(word, 0, 7);
        vm.assume(value != request.proof[word]);
        request.proof[word] = value;
        _expectInvalid();
        pool.spend(request);
    }

    function testFuzz_S09_changedSignalIsRefused(uint256 index, uint256 value) public {
        IPoolSpending.SpendRequest memory request = _spendOf(CONSOLIDATION);
        index = bound(index, 0, 2);
        value = bound(value, 0, Field.ORDER - 1);
        vm.assume(value != request.nullifiers[0] && value != request.nullifiers[1] && value != request.change);
        _setSignal(request, index, value);
        _expectInvalid();
        pool.spend(request);
    }

    function testFuzz_S09_changedRecipientIsRefused(address recipient) public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        vm.assume(recipient != request.recipient && recipient != address(0));
        vm.assume(recipient != address(pool) && recipient != address(euro));
        request.recipient = recipient;
        _expectInvalid();
        pool.spend(request);
    }

    function testFuzz_S09_changedDeadlineIsRefused(uint64 deadline) public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        deadline = uint64(bound(deadline, block.timestamp, type(uint64).max));
        vm.assume(deadline != request.deadline);
        request.deadline = deadline;
        _expectInvalid();
        pool.spend(request);
    }

    function testFuzz_S09_changedAmountIsRefused(uint32 cents) public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        cents = uint32(bound(cents, 500, type(uint32).max));
        vm.assume(cents != request.amountCents);
        request.amountCents = cents;
        _expectInvalid();
        pool.spend(request);
    }

    function test_S09_otherRootOfThePoolIsRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        pool.spend(_spendOf(CONSOLIDATION));
        pool.insertBatch(_one(_changeLeaf(1)));
        (, , , request.root) = pool.currentTree();
        _expectInvalid();
        pool.spend(request);
    }

    function test_S09_proofForAnotherChainIsRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        vm.chainId(PAYOUT_CHAIN + 1);
        _expectInvalid();
        pool.spend(request);
    }

    function test_S09_proofForAnotherPoolIsRefused() public {
        IPoolSpending.SpendRequest memory request = _spendOf(WITHDRAWAL);
        pool = new PayoutPool(address(manager), gateway, euro, pool.spendVerifier(), RELEASE_DELAY);
        pool.enrolGate(CHAIN, GATE, 1, CAP, DAILY);
        _allow(pool.deposit.selector, 5, employer);
        euro.mint(address(pool), 100_000_000 * UNITS);
        vm.prank(employer);
        euro.approve(address(pool), type(uint256).max);
        _receiveAll();
        assertTrue(pool.isKnownRoot(request.root));
        _expectInvalid();
        pool.spend(request);
    }

    function _expectInvalid() private {
        vm.expectRevert(IPoolSpending.PayoutPool__ProofInvalid.selector);
    }

    function _signal(IPoolSpending.SpendRequest memory request, uint256 index) private pure returns (uint256) {
        return index < 2 ? request.nullifiers[index] : request.change;
    }

    function _setSignal(IPoolSpending.SpendRequest memory request, uint256 index, uint256 value) private pure {
        if (index < 2) request.nullifiers[index] = value;
        else request.change = value;
    }
}
