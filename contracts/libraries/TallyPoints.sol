// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {BabyJubJub} from "./BabyJubJub.sol";
import {Field} from "./Field.sol";

/// @title Affine sums of BabyJubJub points, two at a time, with one inversion for both.
/// @dev x3 = (x1·y2 + y1·x2) / (1 + t), y3 = (y1·y2 - a·x1·x2) / (1 - t), t = d·x1·x2·y1·y2 (Bernstein, Birkner, Joye,
/// Lange, Peters 2008). Complete on the curve: a is a square and d is not, so no denominator is zero (PRE: every point is
/// on the curve).
library TallyPoints {
    /// @dev As in BabyJubJub.
    uint256 private constant R = Field.ORDER;

    /// @notice A ciphertext, or the sum of some.
    struct Pair {
        uint256 x1;
        uint256 y1;
        uint256 x2;
        uint256 y2;
    }

    error TallyPoints__InversionFailed();

    /// @notice The sum of no ciphertexts.
    function identity() internal pure returns (Pair memory) {
        return Pair(0, 1, 0, 1);
    }

    /// @notice Adds c1 to the first point of `sum` and c2 to the second, in place.
    function addTo(Pair memory sum, uint256[2] calldata c1, uint256[2] calldata c2) internal view {
        uint256 t1 = _product(sum.x1, sum.y1, c1[0], c1[1]);
        uint256 t2 = _product(sum.x2, sum.y2, c2[0], c2[1]);
        uint256 both1 = _denominators(t1);
        uint256 both2 = _denominators(t2);
        uint256 inverse = _inverse(mulmod(both1, both2, R));
        (sum.x1, sum.y1) = _finish(sum.x1, sum.y1, c1[0], c1[1], t1, mulmod(inverse, both2, R));
        (sum.x2, sum.y2) = _finish(sum.x2, sum.y2, c2[0], c2[1], t2, mulmod(inverse, both1, R));
    }

    /// @notice The sum of two points.
    function add(uint256[2] memory p, uint256[2] memory q) internal view returns (uint256[2] memory s) {
        uint256 t = _product(p[0], p[1], q[0], q[1]);
        uint256 inverse = _inverse(_denominators(t));
        (s[0], s[1]) = _finish(p[0], p[1], q[0], q[1], t, inverse);
    }

    /// @dev d·x1·x2·y1·y2
    function _product(uint256 x1, uint256 y1, uint256 x2, uint256 y2) private pure returns (uint256) {
        return mulmod(BabyJubJub.D, mulmod(mulmod(x1, x2, R), mulmod(y1, y2, R), R), R);
    }

    /// @dev (1 + t)(1 - t) = 1 - t²: one inverse gives both.
    function _denominators(uint256 t) private pure returns (uint256) {
        // No underflow: mulmod gives less than r.
        unchecked {
            return addmod(1, R - mulmod(t, t, R), R);
        }
    }

    /// @param t d·x1·x2·y1·y2, below r
    /// @param inverse of 1 - t²
    function _finish(
        uint256 x1,
        uint256 y1,
        uint256 x2,
        uint256 y2,
        uint256 t,
        uint256 inverse
    ) private pure returns (uint256 x, uint256 y) {
        // 1 / (1 + t) = (1 - t) / (1 - t²), and the other way round. No underflow: t and what mulmod gives are below r.
        unchecked {
            x = mulmod(addmod(mulmod(x1, y2, R), mulmod(y1, x2, R), R), mulmod(addmod(1, R - t, R), inverse, R), R);
            y = addmod(mulmod(y1, y2, R), R - mulmod(BabyJubJub.A, mulmod(x1, x2, R), R), R);
            y = mulmod(y, mulmod(addmod(1, t, R), inverse, R), R);
        }
    }

    /// @dev value^(r - 2) by the modexp precompile (EIP-198), and checked. Assembly, since `abi.encode`, `staticcall` and
    /// `abi.decode` cost a claim 520 gas more for the same six words.
    function _inverse(uint256 value) private view returns (uint256 inverse) {
        uint256 r = Field.ORDER;
        bool ok;
        assembly ("memory-safe") {
            let words := mload(0x40)
            mstore(words, 32)
            mstore(add(words, 0x20), 32)
            mstore(add(words, 0x40), 32)
            mstore(add(words, 0x60), value)
            mstore(add(words, 0x80), sub(r, 2))
            mstore(add(words, 0xa0), r)
            ok := staticcall(gas(), 5, words, 0xc0, 0, 0x20)
            inverse := mload(0)
        }
        if (!ok || mulmod(value, inverse, r) != 1) revert TallyPoints__InversionFailed();
    }
}
