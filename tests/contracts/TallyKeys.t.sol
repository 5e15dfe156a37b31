// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ITallyKeys} from "../../contracts/interfaces/ITallyKeys.sol";
import {TallyShareContext} from "../../contracts/libraries/TallyShareContext.sol";
import {Tally} from "../../contracts/tally/Tally.sol";
import {Curve} from "./support/Curve.sol";
import {TallyWorld} from "./support/TallyWorld.sol";

contract TallyKeysTest is TallyWorld {
    uint256 private constant PART = 0xDADA_0004;

    function setUp() public {
        _createTallyWorld(WINDOW);
    }

    function test_partIsKeptWithItsProof() public {
        uint256[2] memory point = Curve.mul(PART, Curve.base());
        shares.prove(PART, Curve.base(), _context(agencyPw, 0));
        vm.expectEmit(address(tally));
        emit ITallyKeys.PartRegistered(agencyPw, point);
        vm.prank(agencyPw);
        tally.registerPart(point, noProof);
        assertEq(tally.partOf(agencyPw)[0], point[0]);
        assertEq(tally.partOf(agencyPw)[1], point[1]);
    }

    function test_strangersRegisterNothing() public {
        uint256[2] memory point = Curve.mul(PART, Curve.base());
        shares.prove(PART, Curve.base(), _context(anyone, 0));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, anyone));
        vm.prank(anyone);
        tally.registerPart(point, noProof);
    }

    /// @dev With it, statistics alone would know the secret of the sum.
    function test_S22_rogueSecondPartIsRefused() public {
        uint256[2] memory chosen = Curve.mul(PART, Curve.base());
        uint256[2] memory rogue = Curve.add(chosen, Curve.negate(Curve.mul(partOf[agencyPw], Curve.base())));
        // What statistics can prove: that it knows the secret of what the sum would be.
        shares.prove(PART, Curve.base(), _context(statistics, 0));
        _partRefused(statistics, rogue);
        assertEq(tally.partOf(statistics)[0], Curve.mul(partOf[statistics], Curve.base())[0], "the old one stays");
    }

    function test_S22_anothersPartIsRefused() public {
        _partRefused(statistics, Curve.mul(partOf[agencyPw], Curve.base()));
    }

    function test_S09_proofForAnotherPlaceIsRefused() public {
        uint256[2] memory point = Curve.mul(PART, Curve.base());
        shares.prove(PART, Curve.base(), _context(agencyPw, 1));
        shares.prove(PART, Curve.base(), TallyShareContext.compute(1, address(tally), agencyPw, 0));
        shares.prove(PART, Curve.base(), TallyShareContext.compute(block.chainid, address(this), agencyPw, 0));
        _partRefused(agencyPw, point);
    }

    function testFuzz_S08_pointOffTheCurveIsRefused(uint256 x, uint256 y) public {
        // A random pair meets the curve's equation with odds of 2^-254.
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__PointInvalid.selector, x, y));
        vm.prank(agencyPw);
        tally.registerPart([x, y], noProof);
    }

    function test_S08_identityAndLowOrderAreNobodysPart() public {
        _partRefused(agencyPw, Curve.identity());
        _partRefused(agencyPw, [uint256(0), Curve.R - 1]);
    }

    function test_S13_coordinateAboveTheFieldIsRefused() public {
        uint256[2] memory point = Curve.mul(PART, Curve.base());
        shares.prove(PART, Curve.base(), _context(agencyPw, 0));
        for (uint256 i = 0; i < 2; ++i) {
            uint256[2] memory twin = [point[0], point[1]];
            twin[i] += Curve.R;
            vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__PointInvalid.selector, twin[0], twin[1]));
            vm.prank(agencyPw);
            tally.registerPart(twin, noProof);
        }
    }

    function test_laterPartCountsForLaterKeysOnly() public {
        uint256 oldPart = partOf[agencyPw];
        _register(agencyPw, PART);
        bytes32 newKey = tally.composeKey(PW, agencyPw, statistics);
        assertTrue(newKey != pwKey);
        assertEq(tally.tallyKeyOf(pwKey).agencyPart[0], Curve.mul(oldPart, Curve.base())[0]);
        assertEq(tally.tallyKeyOf(newKey).agencyPart[0], Curve.mul(PART, Curve.base())[0]);
        assertTrue(tally.isTallyKey(PW, pwKey) && tally.isTallyKey(PW, newKey));
    }

    function test_keyIsTheSumOfTwoParts() public {
        uint256[2] memory key = Curve.mul(partOf[agencyPw] + partOf[statistics], Curve.base());
        assertEq(pwKey, keccak256(abi.encode(key)));
        ITallyKeys.TallyKey memory kept = tally.tallyKeyOf(pwKey);
        assertEq(abi.encode(kept.key, kept.scheme, kept.index), abi.encode(key, PW, 0));
        assertEq(kept.agency, agencyPw);
        assertEq(kept.statistics, statistics);
        assertTrue(tally.isTallyKey(PW, pwKey));
        assertFalse(tally.isTallyKey(TW, pwKey), "another scheme's");
        assertFalse(tally.isTallyKey(PW, keccak256("nobody's")));
        assertFalse(tally.isTallyKey(0, keccak256("nobody's")));

        _register(agencyPw, PART);
        key = Curve.mul(PART + partOf[statistics], Curve.base());
        vm.expectEmit(address(tally));
        emit ITallyKeys.KeyComposed(PW, keccak256(abi.encode(key)), key, agencyPw, statistics);
        tally.composeKey(PW, agencyPw, statistics);
    }

    function test_strangersComposeNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, statistics));
        vm.prank(statistics);
        tally.composeKey(PW, agencyTw, statistics);
    }

    function test_S22_unregisteredPartComposesNothing() public {
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__PartUnknown.selector, anyone));
        tally.composeKey(PW, agencyPw, anyone);
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__PartUnknown.selector, anyone));
        tally.composeKey(PW, anyone, statistics);
    }

    function test_S22_oneHolderCannotBeBoth() public {
        vm.expectRevert(ITallyKeys.Tally__PartsNotDistinct.selector);
        tally.composeKey(PW, statistics, statistics);
        _allow(tally.registerPart.selector, KEY_HOLDER, anyone);
        _register(anyone, partOf[statistics]);
        vm.expectRevert(ITallyKeys.Tally__PartsNotDistinct.selector);
        tally.composeKey(PW, anyone, statistics);
    }

    /// @dev The two secrets would add up to nothing: every amount would be readable.
    function test_S22_partsThatCancelOutComposeNothing() public {
        _allow(tally.registerPart.selector, KEY_HOLDER, anyone);
        _register(anyone, Curve.L - partOf[statistics]);
        vm.expectRevert(ITallyKeys.Tally__PartsNotDistinct.selector);
        tally.composeKey(PW, anyone, statistics);
    }

    function test_keyStandsOnceAndForAScheme() public {
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__KeyKnown.selector, pwKey));
        tally.composeKey(PW, agencyPw, statistics);
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__KeyKnown.selector, pwKey));
        tally.composeKey(TW, statistics, agencyPw);
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__SchemeUnknown.selector, 0));
        tally.composeKey(0, agencyPw, agencyTw);
    }

    function test_verifierIsNeeded() public {
        vm.expectRevert(ITallyKeys.Tally__ZeroAddress.selector);
        new Tally(address(manager), address(0), WINDOW);
    }

    function _partRefused(address holder, uint256[2] memory part) private {
        vm.expectRevert(ITallyKeys.Tally__ProofInvalid.selector);
        vm.prank(holder);
        tally.registerPart(part, noProof);
    }
}
