// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test, Vm} from "forge-std/Test.sol";
import {ITally} from "../../../contracts/interfaces/ITally.sol";
import {TallyShareContext} from "../../../contracts/libraries/TallyShareContext.sol";
import {Tally} from "../../../contracts/tally/Tally.sol";
import {Curve} from "./Curve.sol";
import {StatementVerifier} from "./StatementVerifier.sol";

/// @dev A Tally whose gate is an account, so that claims need no proofs; keys of two schemes; minutes as windows.
abstract contract TallyWorld is Test {
    uint8 internal constant PW = 1;
    uint8 internal constant TW = 2;
    uint32 internal constant REGION = 9_001;
    uint32 internal constant CAP = 202_779;
    uint32 internal constant WINDOW = 120;
    uint64 internal constant KEY_HOLDER = 6;
    uint256[8] internal noProof;

    /// @dev What an event or a fixture says of a closed tranche.
    struct Sums {
        uint256[2] c1;
        uint256[2] c2;
    }

    address internal gate = makeAddr("gate");
    address internal publisher = makeAddr("publisher");
    address internal agencyPw = makeAddr("municipalities");
    address internal agencyTw = makeAddr("uwv");
    address internal statistics = makeAddr("statistics");
    address internal anyone = makeAddr("anyone");

    mapping(address holder => uint256) internal partOf;
    AccessManager internal manager;
    StatementVerifier internal shares;
    Tally internal tally;
    bytes32 internal pwKey;
    bytes32 internal twKey;
    uint256 private _nonce = 1_000;

    function _createTallyWorld(uint32 windowSec) internal {
        vm.warp(1_794_312_000);
        vm.chainId(31_337);
        manager = new AccessManager(address(this));
        shares = new StatementVerifier();
        tally = new Tally(address(manager), address(shares), windowSec);
        _allow(tally.registerPart.selector, KEY_HOLDER, agencyPw);
        _allow(tally.registerPart.selector, KEY_HOLDER, agencyTw);
        _allow(tally.registerPart.selector, KEY_HOLDER, statistics);
        _allow(tally.prepare.selector, 1, publisher);
        tally.bindGate(gate);
        _register(agencyPw, 0xA11CE_0001);
        _register(agencyTw, 0xB0B_0000_0002);
        _register(statistics, 0xC0FFEE_0003);
        pwKey = tally.composeKey(PW, agencyPw, statistics);
        twKey = tally.composeKey(TW, agencyTw, statistics);
    }

    function _register(address holder, uint256 part) internal {
        partOf[holder] = part;
        shares.prove(part, Curve.base(), _context(holder, 0));
        uint256[2] memory point = Curve.mul(part, Curve.base());
        vm.prank(holder);
        tally.registerPart(point, noProof);
    }

    function _context(address holder, uint64 trancheId) internal view returns (uint256) {
        return TallyShareContext.compute(block.chainid, address(tally), holder, trancheId);
    }

    /// @dev Fresh randomness each time, as circuit `supplement` demands.
    function _encrypt(bytes32 keyHash, uint256 amount) internal returns (Sums memory cipher) {
        uint256 randomness = ++_nonce;
        uint256[2] memory key = tally.tallyKeyOf(keyHash).key;
        cipher.c1 = Curve.mul(randomness, Curve.base());
        cipher.c2 = Curve.add(Curve.mul(amount, Curve.base()), Curve.mul(randomness, key));
    }

    function _count(bytes32 keyHash, uint32 region, uint32 cap, uint256 amount) internal returns (uint64) {
        Sums memory cipher = _encrypt(keyHash, amount);
        vm.prank(gate);
        return tally.count(keyHash == pwKey ? PW : TW, region, keyHash, cap, cipher.c1, cipher.c2);
    }

    /// @return total of `claims` amounts that all differ
    function _countMany(uint256 claims) internal returns (uint64 total) {
        for (uint256 i = 0; i < claims; ++i) {
            // Cast: small numbers.
            uint64 amount = uint64(100_000 + 7 * i);
            _count(pwKey, REGION, CAP, amount);
            total += amount;
        }
    }

    function _running() internal view returns (Sums memory sums) {
        (sums.c1, sums.c2) = tally.runningSums(PW, REGION, pwKey);
    }

    /// @dev Closes the open tranche of `pw` after its window. @return sums that the event says
    function _close() internal returns (Sums memory sums) {
        vm.warp(block.timestamp + WINDOW);
        sums = _running();
        vm.prank(anyone);
        tally.close(PW, REGION, pwKey);
    }

    function _share(address holder, uint64 trancheId, Sums memory sums) internal returns (uint256[2] memory) {
        uint256[7] memory signals = shares.prove(partOf[holder], sums.c1, _context(holder, trancheId));
        return [signals[2], signals[3]];
    }

    function _submit(address holder, uint64 trancheId, Sums memory sums) internal returns (uint256[2] memory share) {
        share = _share(holder, trancheId, sums);
        vm.prank(holder);
        tally.submitShare(trancheId, sums.c1, sums.c2, share, noProof);
    }

    function _open(
        address holder,
        uint64 trancheId,
        Sums memory sums,
        uint256[2] memory first,
        uint64 total
    ) internal {
        uint256[2] memory share = _share(holder, trancheId, sums);
        vm.prank(holder);
        tally.open(trancheId, sums.c1, sums.c2, first, share, total, noProof);
    }

    function _allow(bytes4 selector, uint64 role, address member) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        manager.setTargetFunctionRole(address(tally), selectors, role);
        manager.grantRole(role, member, 0);
    }
}
