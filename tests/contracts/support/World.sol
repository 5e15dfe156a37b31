// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {InteroperableAddress} from "@openzeppelin/contracts/utils/draft-InteroperableAddress.sol";
import {EligibilityGate} from "../../../contracts/gates/EligibilityGate.sol";
import {IncomeSupplement} from "../../../contracts/gates/IncomeSupplement.sol";
import {IEligibilityGate} from "../../../contracts/interfaces/IEligibilityGate.sol";
import {IHyperlaneMailbox} from "../../../contracts/interfaces/IHyperlaneMailbox.sol";
import {ISpendVerifier} from "../../../contracts/interfaces/ISpendVerifier.sol";
import {ClaimMessage, ClaimMessages} from "../../../contracts/libraries/ClaimMessage.sol";
import {PolicyTable} from "../../../contracts/libraries/PolicyTable.sol";
import {HyperlaneGateway} from "../../../contracts/messaging/HyperlaneGateway.sol";
import {EuroToken} from "../../../contracts/pool/EuroToken.sol";
import {PayoutPool} from "../../../contracts/pool/PayoutPool.sol";
import {RegisterRoots} from "../../../contracts/registers/RegisterRoots.sol";
import {SpendVerifier} from "../../../contracts/verifiers/SpendVerifier.sol";
import {Tally} from "../../../contracts/tally/Tally.sol";
import {SupplementVerifier} from "../../../contracts/verifiers/SupplementVerifier.sol";
import {TallyShareVerifier} from "../../../contracts/verifiers/TallyShareVerifier.sol";
import {ClaimFixture} from "./ClaimFixture.sol";
import {HyperlanePair} from "./HyperlanePair.sol";
import {TallyFixture} from "./TallyFixture.sol";

/// @dev Both chains in one EVM, with the real verifiers, proofs, gateways and Hyperlane. Gate, pool and Tally stand at the
/// addresses that the fixtures' proofs are bound to: made by these accounts with nonce 0. Tally closes by calendar months.
abstract contract World is ClaimFixture, TallyFixture, HyperlanePair {
    address internal constant GATE_MAKER = 0x00000000000000000000000000000000000A11cE;
    address internal constant POOL_MAKER = 0x0000000000000000000000000000000000000B0b;
    uint32 internal constant CLASS = 1;
    uint32 internal constant REGION = 9_001;
    uint64 internal constant GRACE = 96 hours;
    uint32 internal constant RELEASE_DELAY = 1 days;
    /// @dev 10 November 2026, 12:00 UTC
    uint256 internal constant NOW = 1_794_312_000;
    uint64 internal constant DAILY_CAP_CENTS = 500_000_000;
    uint256 internal constant UNITS_PER_CENT = 10_000;

    address internal publisher = makeAddr("publisher");
    address internal pauser = makeAddr("pauser");
    address internal staffA = makeAddr("staffA");
    address internal staffB = makeAddr("staffB");
    address internal relay = makeAddr("relay");

    AccessManager internal manager;
    RegisterRoots internal roots;
    IncomeSupplement internal gate;
    Tally internal tally;
    HyperlaneGateway internal incomeGateway;
    HyperlaneGateway internal payoutGateway;
    EuroToken internal euro;
    PayoutPool internal pool;

    function _createWorld() internal {
        vm.chainId(INCOME_CHAIN);
        vm.warp(NOW);
        _deployHyperlane();
        manager = new AccessManager(address(this));
        incomeGateway = new HyperlaneGateway(address(manager), IHyperlaneMailbox(address(incomeMailbox)));
        payoutGateway = new HyperlaneGateway(address(manager), IHyperlaneMailbox(address(payoutMailbox)));
        incomeGateway.setRemote(PAYOUT_CHAIN, _b32(address(payoutGateway)));
        payoutGateway.setRemote(INCOME_CHAIN, _b32(address(incomeGateway)));
        payoutGateway.setInterchainSecurityModule(routingIsm);
        // As contracts/deploy does: the chain's first claim finds Mailbox and tree opened.
        incomeMailbox.dispatch(0, bytes32(0), "");
        _createPool();
        _createTally();
        _createGate();
        _grantRoles();
        _composeKeys();
        pool.enrolGate(INCOME_CHAIN, address(gate), CLASS, TW_CAP, DAILY_CAP_CENTS);
        euro.mint(address(pool), 1_000_000_000 * UNITS_PER_CENT);
    }

    /// @dev Policies and roots of every claim in the fixture.
    function _openClaims() internal {
        PolicyTable[] memory tables = new PolicyTable[](2);
        (tables[0], tables[1]) = (_pwTable(OCTOBER), _twTable(OCTOBER));
        gate.publishInitialPolicies(tables);
        gate.sealPolicies();
        vm.startPrank(publisher);
        roots.publishRoot(PW, REGION, _claimOf(DRIVER).registerRoot);
        roots.publishRoot(PW, REGION, _claimOf(NEIGHBOUR).registerRoot);
        roots.publishRoot(TW, REGION, _claimOf(DRIVER_TW).registerRoot);
        vm.stopPrank();
    }

    function _publishPw() internal {
        PolicyTable[] memory tables = new PolicyTable[](1);
        tables[0] = _pwTable(OCTOBER);
        gate.publishInitialPolicies(tables);
    }

    /// @dev The message of the first claim: tranche 1.
    function _messageOf(string memory name) internal returns (ClaimMessage memory) {
        IncomeSupplement.ClaimRequest memory request = _claimOf(name);
        return
            ClaimMessage({
                nullifierClass: CLASS,
                nullifier: request.nullifier,
                note: request.note,
                capCents: request.scheme == PW ? PW_CAP : TW_CAP,
                trancheId: 1
            });
    }

    function _claim(string memory name) internal {
        // Read first: a prank covers the next call only.
        IncomeSupplement.ClaimRequest memory request = _claimOf(name);
        vm.prank(relay);
        gate.claim(request);
    }

    function _wiring() internal view returns (EligibilityGate.Wiring memory) {
        return
            EligibilityGate.Wiring({
                authority: address(manager),
                registerRoots: address(roots),
                gateway: address(incomeGateway),
                poolChainId: PAYOUT_CHAIN,
                pool: address(pool),
                nullifierClass: CLASS
            });
    }

    function _expectUsed(uint256 nullifier) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IEligibilityGate.EligibilityGate__NullifierUsed.selector, nullifier)
        );
    }

    function _expectRootRefused(uint256 root, uint8 scheme) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IEligibilityGate.EligibilityGate__RootNotAccepted.selector, root, scheme)
        );
    }

    /// @dev What the income gateway would put into a Hyperlane message.
    function _bodyOf(
        ClaimMessage memory claim,
        uint256 fromChain,
        address from,
        uint256 toChain
    ) internal view returns (bytes memory) {
        return
            abi.encode(
                InteroperableAddress.formatEvmV1(fromChain, from),
                InteroperableAddress.formatEvmV1(toChain, address(pool)),
                ClaimMessages.encode(claim)
            );
    }

    function _allow(address target, bytes4 selector, uint64 role, address member) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(target, selectors, role);
        manager.grantRole(role, member, 0);
    }

    function _createPool() private {
        euro = new EuroToken(address(manager));
        ISpendVerifier verifier = ISpendVerifier(address(new SpendVerifier()));
        vm.setNonce(POOL_MAKER, 0);
        vm.prank(POOL_MAKER);
        pool = new PayoutPool(address(manager), address(payoutGateway), euro, verifier, RELEASE_DELAY);
        assertEq(address(pool), vm.parseJsonAddress(_fixture(), ".pool"), "the fixture is for another pool");
    }

    function _createTally() private {
        address verifier = address(new TallyShareVerifier());
        vm.setNonce(TALLY_MAKER, 0);
        vm.prank(TALLY_MAKER);
        tally = new Tally(address(manager), verifier, 0);
        assertEq(address(tally), vm.parseJsonAddress(_tallyFixture(), ".tally"), "the fixture is for another Tally");
    }

    /// @dev With real proofs of possession. Only `pw` is prepared, so that its tranches have the fixture's ids.
    function _composeKeys() private {
        tally.bindGate(address(gate));
        _register(HOLDER_PW);
        _register(HOLDER_TW);
        _register(HOLDER_STATISTICS);
        tally.composeKey(PW, _accountOf(HOLDER_PW), _accountOf(HOLDER_STATISTICS));
        tally.composeKey(TW, _accountOf(HOLDER_TW), _accountOf(HOLDER_STATISTICS));
        bytes32 keyHash = _keyHashOf(HOLDER_PW);
        vm.prank(publisher);
        tally.prepare(PW, REGION, keyHash);
    }

    function _register(string memory holder) private {
        _allow(address(tally), tally.registerPart.selector, 6, _accountOf(holder));
        uint256[2] memory part = _partOf(holder);
        uint256[8] memory possession = _possessionOf(holder);
        vm.prank(_accountOf(holder));
        tally.registerPart(part, possession);
    }

    function _createGate() private {
        roots = new RegisterRoots(address(manager), GRACE);
        SupplementVerifier verifier = new SupplementVerifier();
        EligibilityGate.Wiring memory wiring = _wiring();
        vm.setNonce(GATE_MAKER, 0);
        vm.prank(GATE_MAKER);
        gate = new IncomeSupplement(wiring, address(verifier), address(tally));
        assertEq(address(gate), vm.parseJsonAddress(_fixture(), ".gate"), "the fixture is for another gate");
    }

    function _grantRoles() private {
        _allow(address(roots), RegisterRoots.publishRoot.selector, 1, publisher);
        _allow(address(tally), tally.prepare.selector, 1, publisher);
        _allow(address(gate), EligibilityGate.pause.selector, 2, pauser);
        _allow(address(pool), PayoutPool.pause.selector, 2, pauser);
        _allow(address(gate), gate.proposePolicy.selector, 3, staffA);
        _allow(address(gate), gate.approvePolicy.selector, 3, staffB);
    }
}
