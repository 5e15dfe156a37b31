// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Field} from "./Field.sol";

/// @title Checks of BabyJubJub points: twisted Edwards a·x² + y² = 1 + d·x²·y², a = 168700, d = 168696 (ERC-2494).
library BabyJubJub {
    /// @dev Written out in each operation, not kept in a variable: the compiler then knows that it is not zero, and checks
    /// no modulus: a third less gas.
    uint256 private constant R = Field.ORDER;
    uint256 internal constant A = 168_700;
    uint256 internal constant D = 168_696;
    /// @notice Order `l` of the prime subgroup; the cofactor is 8.
    uint256 internal constant SUBGROUP_ORDER =
        2736030358979909402780800718157159386076813972158567259200215660948447373041;
    /// @notice Generator of the subgroup.
    uint256 internal constant BASE8_X =
        5299619240641551281634865583518297030282874472190772894086521144482721001553;
    uint256 internal constant BASE8_Y =
        16950150798460657717958625567821834550301663161624707787222815936182638968203;

    /// @dev Projective: x = X/Z, y = Y/Z.
    struct Projective {
        uint256 x;
        uint256 y;
        uint256 z;
    }

    /// @notice Whether a point may serve as a public key: coordinates in the field, on the curve, in the prime
    /// subgroup, not the identity (S-08). Costs about 0.3 million gas: for registration, not per claim.
    function isPublicKey(uint256 x, uint256 y) internal pure returns (bool) {
        if (!isOnCurve(x, y)) return false;
        if (x == 0 && y == 1) return false;
        return isInSubgroup(x, y);
    }

    function isOnCurve(uint256 x, uint256 y) internal pure returns (bool) {
        if (!Field.contains(x) || !Field.contains(y)) return false;
        uint256 xx = mulmod(x, x, R);
        uint256 yy = mulmod(y, y, R);
        return addmod(mulmod(A, xx, R), yy, R) == addmod(1, mulmod(D, mulmod(xx, yy, R), R), R);
    }

    /// @dev PRE the point is on the curve: isOnCurve.
    function isInSubgroup(uint256 x, uint256 y) internal pure returns (bool) {
        // l has 251 bits.
        Projective memory sum = _multiple(SUBGROUP_ORDER, 251, x, y);
        return sum.x == 0 && sum.y == sum.z && sum.z != 0;
    }

    /// @notice Whether total·B8 + p + q = target: what an opened sum must meet.
    /// @dev PRE p, q and target are on the curve. Enforced: TrancheOpening. Projective throughout: no inversion.
    /// @param total below 2^30
    function decrypts(
        uint64 total,
        uint256[2] memory p,
        uint256[2] memory q,
        uint256[2] memory target
    ) internal pure returns (bool) {
        Projective memory sum = _multiple(total, 30, BASE8_X, BASE8_Y);
        _addTo(sum, p[0], p[1]);
        _addTo(sum, q[0], q[1]);
        return sum.x == mulmod(target[0], sum.z, R) && sum.y == mulmod(target[1], sum.z, R);
    }

    /// @dev Double and add from the highest bit. @param bits of the scalar
    function _multiple(uint256 scalar, uint256 bits, uint256 x, uint256 y) private pure returns (Projective memory sum) {
        sum = Projective(0, 1, 1);
        for (uint256 bit = bits; bit > 0; --bit) {
            _double(sum);
            if ((scalar >> (bit - 1)) & 1 == 1) _addTo(sum, x, y);
        }
    }

    /// @dev dbl-2008-bbjlp, hyperelliptic.org/EFD/g1p/auto-twisted-projective.html; in place.
    function _double(Projective memory p) private pure {
        uint256 b = addmod(p.x, p.y, R);
        uint256 c = mulmod(p.x, p.x, R);
        uint256 d = mulmod(p.y, p.y, R);
        uint256 e = mulmod(A, c, R);
        uint256 f = addmod(e, d, R);
        uint256 h = mulmod(p.z, p.z, R);
        // No underflow: addmod and mulmod give less than r.
        unchecked {
            uint256 j = addmod(f, R - addmod(h, h, R), R);
            p.x = mulmod(addmod(mulmod(b, b, R), R - addmod(c, d, R), R), j, R);
            p.y = mulmod(f, addmod(e, R - d, R), R);
            p.z = mulmod(f, j, R);
        }
    }

    /// @dev add-2008-bbjlp with Z2 = 1, in place; complete, because a is a square and d is not.
    function _addTo(Projective memory p, uint256 x, uint256 y) private pure {
        uint256 z = p.z;
        uint256 b = mulmod(z, z, R);
        uint256 c = mulmod(p.x, x, R);
        uint256 d = mulmod(p.y, y, R);
        uint256 e = mulmod(D, mulmod(c, d, R), R);
        uint256 cross = mulmod(addmod(p.x, p.y, R), addmod(x, y, R), R);
        // No underflow: addmod and mulmod give less than r.
        unchecked {
            uint256 f = addmod(b, R - e, R);
            uint256 g = addmod(b, e, R);
            p.x = mulmod(mulmod(z, f, R), addmod(cross, R - addmod(c, d, R), R), R);
            p.y = mulmod(mulmod(z, g, R), addmod(d, R - mulmod(A, c, R), R), R);
            p.z = mulmod(f, g, R);
        }
    }
}
