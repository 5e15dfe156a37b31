// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITally} from "../../contracts/interfaces/ITally.sol";
import {ITallyKeys} from "../../contracts/interfaces/ITallyKeys.sol";
import {Curve} from "./support/Curve.sol";
import {TallyWorld} from "./support/TallyWorld.sol";

contract TallyOpeningTest is TallyWorld {
    /// @dev Of `_closed` in the contract's layout.
    uint256 private constant CLOSED_SLOT = 6;
    Sums private sums;
    uint64 private total;

    function setUp() public {
        _createTallyWorld(WINDOW);
        total = _countMany(10);
        sums = _close();
    }

    function test_bothHoldersOpenItInEitherOrder() public {
        uint256 snapshot = vm.snapshotState();
        _opensBy(agencyPw, statistics);
        vm.revertToState(snapshot);
        _opensBy(statistics, agencyPw);
    }

    function test_S22_onlyAClosedTrancheTakesShares() public {
        _countMany(10);
        uint64[2] memory others = [uint64(2), 3];
        for (uint256 i = 0; i < 2; ++i) {
            Sums memory running = _running();
            uint256[2] memory share = _share(agencyPw, others[i], running);
            vm.expectRevert(
                abi.encodeWithSelector(ITally.Tally__NotClosed.selector, others[i], ITally.State.Unknown)
            );
            vm.prank(agencyPw);
            tally.submitShare(others[i], running.c1, running.c2, share, noProof);
        }
    }

    function test_S22_openedOnce() public {
        uint256[2] memory first = _submit(agencyPw, 1, sums);
        _open(statistics, 1, sums, first, total);
        bytes memory reason = abi.encodeWithSelector(ITally.Tally__NotClosed.selector, 1, ITally.State.Opened);
        vm.expectRevert(reason);
        vm.prank(statistics);
        tally.open(1, sums.c1, sums.c2, first, first, total, noProof);
        vm.expectRevert(reason);
        vm.prank(agencyPw);
        tally.submitShare(1, sums.c1, sums.c2, first, noProof);
        vm.expectRevert(reason);
        vm.prank(agencyPw);
        tally.open(1, sums.c1, sums.c2, first, first, total - 1, noProof);
        assertEq(tally.trancheOf(1).totalCents, total);
    }

    function test_S22_othersHaveNoShare() public {
        address[3] memory others = [agencyTw, anyone, gate];
        partOf[anyone] = partOf[agencyPw];
        partOf[gate] = partOf[agencyPw];
        for (uint256 i = 0; i < 3; ++i) {
            uint256[2] memory share = _share(others[i], 1, sums);
            vm.expectRevert(abi.encodeWithSelector(ITally.Tally__NotAHolder.selector, 1, others[i]));
            vm.prank(others[i]);
            tally.submitShare(1, sums.c1, sums.c2, share, noProof);
        }
        uint256[2] memory first = _submit(agencyPw, 1, sums);
        uint256[2] memory second = _share(agencyTw, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__NotAHolder.selector, 1, agencyTw));
        vm.prank(agencyTw);
        tally.open(1, sums.c1, sums.c2, first, second, total, noProof);
    }

    function test_S22_oneHolderOpensNothing() public {
        uint256[2] memory share = _share(agencyPw, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__FirstShareMissing.selector, 1));
        vm.prank(agencyPw);
        tally.open(1, sums.c1, sums.c2, share, share, total, noProof);
        _submit(agencyPw, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__SameHolder.selector, agencyPw));
        vm.prank(agencyPw);
        tally.open(1, sums.c1, sums.c2, share, share, total, noProof);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__FirstShareThere.selector, 1));
        vm.prank(agencyPw);
        tally.submitShare(1, sums.c1, sums.c2, share, noProof);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__FirstShareThere.selector, 1));
        vm.prank(statistics);
        tally.submitShare(1, sums.c1, sums.c2, share, noProof);
    }

    function test_S22_wrongSharesAreRefused() public {
        uint256[2] memory right = _share(agencyPw, 1, sums);
        _shareRefused(agencyPw, Curve.add(right, Curve.base()));
        _shareRefused(agencyPw, Curve.identity());
        _shareRefused(statistics, right);
        // A right share of another tranche, of the same holder.
        _countMany(10);
        Sums memory other = _close();
        _shareRefused(agencyPw, _share(agencyPw, 2, other));
        // The right point, proved for the other tranche only.
        uint256[7] memory signals = shares.prove(partOf[statistics], sums.c1, _context(statistics, 2));
        _shareRefused(statistics, [signals[2], signals[3]]);
    }

    function test_S22_wrongSecondShareIsRefused() public {
        uint256[2] memory first = _submit(agencyPw, 1, sums);
        uint256[2] memory second = _share(statistics, 1, sums);
        // A holder that would bend the total by its own share.
        uint256[2] memory bent = Curve.add(second, Curve.base());
        vm.expectRevert(ITallyKeys.Tally__ProofInvalid.selector);
        vm.prank(statistics);
        tally.open(1, sums.c1, sums.c2, first, bent, total - 1, noProof);
    }

    function testFuzz_S22_otherSumsAreRefused(uint8 word, uint256 change) public {
        Sums memory other = Sums([sums.c1[0], sums.c1[1]], [sums.c2[0], sums.c2[1]]);
        change = bound(change, 1, type(uint256).max);
        unchecked {
            if (word % 4 < 2) other.c1[word % 2] += change;
            else other.c2[word % 2] += change;
        }
        uint256[2] memory share = _share(agencyPw, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__SumsDiffer.selector, 1));
        vm.prank(agencyPw);
        tally.submitShare(1, other.c1, other.c2, share, noProof);
        _submit(agencyPw, 1, sums);
        uint256[2] memory second = _share(statistics, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__SumsDiffer.selector, 1));
        vm.prank(statistics);
        tally.open(1, other.c1, other.c2, share, second, total, noProof);
    }

    function testFuzz_anotherFirstShareIsRefused(uint256 x, uint256 y) public {
        uint256[2] memory first = _submit(agencyPw, 1, sums);
        vm.assume(x != first[0] || y != first[1]);
        uint256[2] memory second = _share(statistics, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__FirstShareDiffers.selector, 1));
        vm.prank(statistics);
        tally.open(1, sums.c1, sums.c2, [x, y], second, total, noProof);
    }

    function testFuzz_S08_shareOffTheCurveIsRefused(uint256 x, uint256 y) public {
        _pointRefused([x, y]);
    }

    function test_S13_shareAboveTheFieldIsRefused() public {
        uint256[2] memory share = _share(agencyPw, 1, sums);
        _pointRefused([share[0] + Curve.R, share[1]]);
        _pointRefused([share[0], share[1] + Curve.R]);
    }

    function testFuzz_S22_onlyTheTrueTotalOpens(uint64 claimed) public {
        uint64 caps = tally.trancheOf(1).capSumCents;
        claimed = uint64(bound(claimed, 0, caps));
        vm.assume(claimed != total);
        uint256[2] memory first = _submit(agencyPw, 1, sums);
        uint256[2] memory second = _share(statistics, 1, sums);
        vm.startPrank(statistics);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TotalWrong.selector, 1, claimed));
        tally.open(1, sums.c1, sums.c2, first, second, claimed, noProof);
        tally.open(1, sums.c1, sums.c2, first, second, total, noProof);
        vm.stopPrank();
    }

    function testFuzz_S22_totalAboveTheCapsIsRefused(uint64 claimed) public {
        uint64 caps = tally.trancheOf(1).capSumCents;
        claimed = uint64(bound(claimed, caps + 1, type(uint64).max));
        uint256[2] memory first = _submit(agencyPw, 1, sums);
        uint256[2] memory second = _share(statistics, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TotalAboveCaps.selector, claimed, caps));
        vm.prank(statistics);
        tally.open(1, sums.c1, sums.c2, first, second, claimed, noProof);
    }

    /// @dev What no proof of a claim allows, and what would come of it: an amount above its cap, one below nothing
    /// (l - 5, which wraps), and a point outside the subgroup.
    function test_S22_sumThatIsNotOfItsCapsNeverOpens() public {
        uint256[3] memory amounts = [uint256(10 * CAP) + 1, Curve.L - 5, 0];
        for (uint64 i = 0; i < 3; ++i) {
            uint64 id = i + 2;
            if (i == 2) {
                vm.prank(gate);
                tally.count(PW, REGION, pwKey, CAP, Curve.identity(), [uint256(0), Curve.R - 1]);
            } else {
                _count(pwKey, REGION, CAP, amounts[i]);
            }
            for (uint256 j = 0; j < 9; ++j) {
                _count(pwKey, REGION, CAP, 0);
            }
            Sums memory odd = _close();
            uint256[2] memory first = _submit(agencyPw, id, odd);
            uint256[2] memory second = _share(statistics, id, odd);
            uint64[4] memory claims = [0, 5, 10 * CAP, uint64(1)];
            for (uint256 j = 0; j < 4; ++j) {
                vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TotalWrong.selector, id, claims[j]));
                vm.prank(statistics);
                tally.open(id, odd.c1, odd.c2, first, second, claims[j], noProof);
            }
        }
    }

    function test_nothingAndAllOfTheCapsOpen() public {
        for (uint64 id = 2; id < 4; ++id) {
            uint32 each = id == 2 ? 0 : 100_000_000;
            for (uint256 i = 0; i < 10; ++i) {
                _count(pwKey, REGION, 100_000_000, each);
            }
            Sums memory edge = _close();
            uint256[2] memory share = _submit(statistics, id, edge);
            _open(agencyPw, id, edge, share, uint64(each) * 10);
            assertEq(tally.trancheOf(id).totalCents, uint64(each) * 10);
        }
    }

    /// @dev No way leads here; the check stands for the day when one would.
    function test_S22_fewerThanTenAreNeverOpened() public {
        // Slot of _closed[1]; the count is 32 bits from bit 40 on.
        bytes32 slot = keccak256(abi.encode(uint64(1), CLOSED_SLOT));
        uint256 word = uint256(vm.load(address(tally), slot));
        assertEq((word >> 40) & type(uint32).max, 10, "the layout moved");
        vm.store(address(tally), slot, bytes32(word - (1 << 40)));
        uint256[2] memory share = _share(agencyPw, 1, sums);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TooFew.selector, 1, 9));
        vm.prank(agencyPw);
        tally.submitShare(1, sums.c1, sums.c2, share, noProof);
        vm.expectRevert(abi.encodeWithSelector(ITally.Tally__TooFew.selector, 1, 9));
        vm.prank(agencyPw);
        tally.open(1, sums.c1, sums.c2, share, share, total, noProof);
    }

    function test_olderTranchesOpenWithTheOlderParts() public {
        uint256 older = partOf[agencyPw];
        _register(agencyPw, 0xDADA_0004);
        tally.composeKey(PW, agencyPw, statistics);
        _shareRefused(agencyPw, _share(agencyPw, 1, sums));
        partOf[agencyPw] = older;
        _opensBy(agencyPw, statistics);
    }

    function _opensBy(address first, address second) private {
        uint256[2] memory firstShare = _share(first, 1, sums);
        vm.expectEmit(address(tally));
        emit ITally.ShareSubmitted(1, first, firstShare);
        vm.prank(first);
        tally.submitShare(1, sums.c1, sums.c2, firstShare, noProof);
        assertEq(tally.trancheOf(1).firstHolder, first);
        assertEq(tally.trancheOf(1).firstShareHash, keccak256(abi.encode(firstShare)));
        assertTrue(tally.trancheOf(1).state == ITally.State.Closed);

        uint256[2] memory secondShare = _share(second, 1, sums);
        vm.expectEmit(address(tally));
        emit ITally.ShareSubmitted(1, second, secondShare);
        vm.expectEmit(address(tally));
        emit ITally.TotalOpened(1, 10, total);
        vm.prank(second);
        tally.open(1, sums.c1, sums.c2, firstShare, secondShare, total, noProof);
        assertTrue(tally.trancheOf(1).state == ITally.State.Opened);
        assertEq(tally.trancheOf(1).totalCents, total);
        assertEq(tally.trancheOf(1).count, 10);
    }

    function _shareRefused(address holder, uint256[2] memory share) private {
        vm.expectRevert(ITallyKeys.Tally__ProofInvalid.selector);
        vm.prank(holder);
        tally.submitShare(1, sums.c1, sums.c2, share, noProof);
    }

    function _pointRefused(uint256[2] memory share) private {
        vm.expectRevert(abi.encodeWithSelector(ITallyKeys.Tally__PointInvalid.selector, share[0], share[1]));
        vm.prank(agencyPw);
        tally.submitShare(1, sums.c1, sums.c2, share, noProof);
    }
}
