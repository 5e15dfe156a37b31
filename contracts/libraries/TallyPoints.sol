// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {BabyJubJub} from "./BabyJubJub.sol";
import {Field} from "./Field.sol";

/// @title Affine sums of BabyJubJub points, two at a time, with one inversion for both.
/// @dev x3 = (x1·y2 + y1·x2) / (1 + t), y3 = (y1·y2 - a·x1·x2) / (1 - t), t = d·x1·x2·y1·y2 (Bernstein, Birkner, Joye,
/// Lange, Peters 2008). Complete on the curve: a is a square and d is not, so no denominator is zero (PRE: every point is
/// on the curve).
library TallyPoints {
    error TallyPoints__InversionFailed();

    /// @param sum c1.x, c1.y, c2.x, c2.y
    /// @return total `sum` with (x1, y1) added to its first point and (x2, y2) to its second
    function addBoth(
        uint256[4] memory sum,
        uint256[2] calldata c1,
        uint256[2] calldata c2
    ) internal view returns (uint256[4] memory total) {
        uint256 r = Field.ORDER;
        uint256 t1 = _product(sum[0], sum[1], c1[0], c1[1]);
        uint256 t2 = _product(sum[2], sum[3], c2[0], c2[1]);
        // (1 + t)(1 - t) = 1 - t²: one inverse gives all four.
        uint256 both1 = addmod(1, r - mulmod(t1, t1, r), r);
        uint256 both2 = addmod(1, r - mulmod(t2, t2, r), r);
        uint256 inverse = _inverse(mulmod(both1, both2, r));
        (total[0], total[1]) = _finish([sum[0], sum[1], c1[0], c1[1]], t1, mulmod(inverse, both2, r));
        (total[2], total[3]) = _finish([sum[2], sum[3], c2[0], c2[1]], t2, mulmod(inverse, both1, r));
    }

    /// @notice The sum of two points.
    function add(uint256[2] memory p, uint256[2] memory q) internal view returns (uint256[2] memory s) {
        uint256 r = Field.ORDER;
        uint256 t = _product(p[0], p[1], q[0], q[1]);
        uint256 inverse = _inverse(addmod(1, r - mulmod(t, t, r), r));
        (s[0], s[1]) = _finish([p[0], p[1], q[0], q[1]], t, inverse);
    }

    /// @dev d·x1·x2·y1·y2
    function _product(uint256 x1, uint256 y1, uint256 x2, uint256 y2) private pure returns (uint256) {
        uint256 r = Field.ORDER;
        return mulmod(BabyJubJub.D, mulmod(mulmod(x1, x2, r), mulmod(y1, y2, r), r), r);
    }

    /// @param inverse of 1 - t²
    function _finish(
        uint256[4] memory p,
        uint256 t,
        uint256 inverse
    ) private pure returns (uint256 x, uint256 y) {
        uint256 r = Field.ORDER;
        uint256 cross = addmod(mulmod(p[0], p[3], r), mulmod(p[1], p[2], r), r);
        uint256 inner = addmod(
            mulmod(p[1], p[3], r),
            r - mulmod(BabyJubJub.A, mulmod(p[0], p[2], r), r),
            r
        );
        // 1 / (1 + t) = (1 - t) / (1 - t²), and the other way round.
        x = mulmod(cross, mulmod(addmod(1, r - t, r), inverse, r), r);
        y = mulmod(inner, mulmod(addmod(1, t, r), inverse, r), r);
    }

    /// @dev value^(r - 2) by the modexp precompile (EIP-198), and checked.
    function _inverse(uint256 value) private view returns (uint256 inverse) {
        uint256 r = Field.ORDER;
        (bool ok, bytes memory answer) = address(5).staticcall(
            abi.encode(uint256(32), uint256(32), uint256(32), value, r - 2, r)
        );
        inverse = ok && answer.length == 32 ? abi.decode(answer, (uint256)) : 0;
        if (mulmod(value, inverse, r) != 1) revert TallyPoints__InversionFailed();
    }
}
