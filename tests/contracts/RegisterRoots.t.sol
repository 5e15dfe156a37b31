// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Test, Vm} from "forge-std/Test.sol";
import {IRegisterRoots} from "../../contracts/interfaces/IRegisterRoots.sol";
import {Field} from "../../contracts/libraries/Field.sol";
import {RegisterRoots} from "../../contracts/registers/RegisterRoots.sol";

contract RegisterRootsTest is Test {
    uint64 private constant GRACE = 96 hours;
    uint256 private constant START = 1_794_312_000;
    RegisterRoots private roots;

    function setUp() public {
        vm.warp(START);
        // The test administers, and without a role for publishing only an administrator may.
        roots = new RegisterRoots(address(new AccessManager(address(this))), GRACE);
    }

    function test_strangerCannotPublish() public {
        address stranger = makeAddr("stranger");
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        roots.publishRoot(1, 9_001, 5);
    }

    function testFuzz_rootOutsideTheFieldIsRefused(uint256 root) public {
        root = bound(root, Field.ORDER, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IRegisterRoots.RegisterRoots__RootOutOfRange.selector, root));
        roots.publishRoot(1, 9_001, root);
    }

    function test_zeroRootIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(IRegisterRoots.RegisterRoots__RootOutOfRange.selector, 0));
        roots.publishRoot(1, 9_001, 0);
    }

    function test_schemeZeroIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(IRegisterRoots.RegisterRoots__SchemeUnknown.selector, 0));
        roots.publishRoot(0, 9_001, 5);
    }

    function test_rootOfAnotherRegisterIsRefused() public {
        roots.publishRoot(1, 9_001, 5);
        bytes memory refusal = abi.encodeWithSelector(
            IRegisterRoots.RegisterRoots__RootOfAnotherRegister.selector,
            5,
            1,
            9_001
        );
        vm.expectRevert(refusal);
        roots.publishRoot(2, 9_001, 5);
        vm.expectRevert(refusal);
        roots.publishRoot(1, 9_002, 5);
    }

    function test_currentRootAgainChangesNothing() public {
        roots.publishRoot(1, 9_001, 5);
        vm.warp(START + 1 days);
        vm.recordLogs();
        roots.publishRoot(1, 9_001, 5);
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(roots.currentRoot(1, 9_001), 5);
    }

    function test_newRootIsCurrentAndValid() public {
        vm.expectEmit(address(roots));
        emit IRegisterRoots.RootPublished(1, 9_001, 5, uint64(START));
        roots.publishRoot(1, 9_001, 5);
        assertEq(roots.currentRoot(1, 9_001), 5);
        assertEq(roots.currentRoot(1, 9_002), 0);
        _assertInfo(5, 1, 9_001, true);
        // Current for years: no root expires while it is current.
        vm.warp(START + 3 * 365 days);
        _assertInfo(5, 1, 9_001, true);
    }

    function test_unknownRootIsInvalid() public view {
        _assertInfo(7, 0, 0, false);
    }

    function test_S17_supersededRootIsValidForItsGrace() public {
        roots.publishRoot(1, 9_001, 5);
        uint256 superseded = START + 30 days;
        vm.warp(superseded);
        roots.publishRoot(1, 9_001, 6);
        vm.warp(superseded + GRACE);
        _assertInfo(5, 1, 9_001, true);
        vm.warp(superseded + GRACE + 1);
        _assertInfo(5, 1, 9_001, false);
        _assertInfo(6, 1, 9_001, true);
    }

    function test_olderRootBecomesCurrentAgain() public {
        roots.publishRoot(1, 9_001, 5);
        roots.publishRoot(1, 9_001, 6);
        vm.warp(START + GRACE + 1 days);
        _assertInfo(5, 1, 9_001, false);
        roots.publishRoot(1, 9_001, 5);
        _assertInfo(5, 1, 9_001, true);
        vm.warp(START + 60 days);
        _assertInfo(5, 1, 9_001, true);
        _assertInfo(6, 1, 9_001, false);
    }

    function testFuzz_S17_rootCannotBePushedOut(uint8 count, uint32 seed) public {
        roots.publishRoot(1, 9_001, 5);
        for (uint256 i = 0; i < uint256(count) % 64; ++i) {
            roots.publishRoot(1, 9_001, 1_000 + i + (uint256(seed) << 8));
        }
        vm.warp(START + GRACE);
        _assertInfo(5, 1, 9_001, true);
    }

    function _assertInfo(uint256 root, uint8 scheme, uint32 region, bool valid) private view {
        (uint8 gotScheme, uint32 gotRegion, bool gotValid) = roots.rootInfo(root);
        assertEq(gotScheme, scheme);
        assertEq(gotRegion, region);
        assertEq(gotValid, valid);
    }
}
