// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Field} from "./Field.sol";

/// @title Checks of BabyJubJub points: twisted Edwards a·x² + y² = 1 + d·x²·y², a = 168700, d = 168696 (ERC-2494).
library BabyJubJub {
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
        uint256 r = Field.ORDER;
        uint256 xx = mulmod(x, x, r);
        uint256 yy = mulmod(y, y, r);
        return addmod(mulmod(A, xx, r), yy, r) == addmod(1, mulmod(D, mulmod(xx, yy, r), r), r);
    }

    /// @dev PRE the point is on the curve: isOnCurve.
    function isInSubgroup(uint256 x, uint256 y) internal pure returns (bool) {
        Projective memory point = Projective(x, y, 1);
        Projective memory sum = Projective(0, 1, 1);
        // Double and add from the highest bit: l has 251 bits.
        for (uint256 bit = 251; bit > 0; --bit) {
            sum = _double(sum);
            if ((SUBGROUP_ORDER >> (bit - 1)) & 1 == 1) sum = _add(sum, point);
        }
        return sum.x == 0 && sum.y == sum.z && sum.z != 0;
    }

    /// @notice Whether total·B8 + p + q = target: what an opened sum must meet.
    /// @dev PRE p, q and target are on the curve. Enforced: Tally. Double and add over `total`'s 30 bits, in projective
    /// coordinates: no inversion.
    /// @param total below 2^30
    function decrypts(
        uint64 total,
        uint256[2] memory p,
        uint256[2] memory q,
        uint256[2] memory target
    ) internal pure returns (bool) {
        uint256 r = Field.ORDER;
        Projective memory base = Projective(BASE8_X, BASE8_Y, 1);
        Projective memory sum = Projective(0, 1, 1);
        for (uint256 bit = 30; bit > 0; --bit) {
            sum = _double(sum);
            if ((total >> (bit - 1)) & 1 == 1) sum = _add(sum, base);
        }
        sum = _add(_add(sum, Projective(p[0], p[1], 1)), Projective(q[0], q[1], 1));
        return sum.x == mulmod(target[0], sum.z, r) && sum.y == mulmod(target[1], sum.z, r);
    }

    /// @dev dbl-2008-bbjlp, hyperelliptic.org/EFD/g1p/auto-twisted-projective.html
    function _double(Projective memory p) private pure returns (Projective memory) {
        uint256 r = Field.ORDER;
        uint256 b = addmod(p.x, p.y, r);
        b = mulmod(b, b, r);
        uint256 c = mulmod(p.x, p.x, r);
        uint256 d = mulmod(p.y, p.y, r);
        uint256 e = mulmod(A, c, r);
        uint256 f = addmod(e, d, r);
        uint256 h = mulmod(p.z, p.z, r);
        uint256 j = addmod(f, r - addmod(h, h, r), r);
        return
            Projective(
                mulmod(addmod(b, r - addmod(c, d, r), r), j, r),
                mulmod(f, addmod(e, r - d, r), r),
                mulmod(f, j, r)
            );
    }

    /// @dev add-2008-bbjlp; complete, because a is a square and d is not.
    function _add(Projective memory p, Projective memory q) private pure returns (Projective memory) {
        uint256 r = Field.ORDER;
        uint256 a = mulmod(p.z, q.z, r);
        uint256 b = mulmod(a, a, r);
        uint256 c = mulmod(p.x, q.x, r);
        uint256 d = mulmod(p.y, q.y, r);
        uint256 e = mulmod(D, mulmod(c, d, r), r);
        uint256 f = addmod(b, r - e, r);
        uint256 g = addmod(b, e, r);
        uint256 cross = mulmod(addmod(p.x, p.y, r), addmod(q.x, q.y, r), r);
        cross = addmod(cross, r - addmod(c, d, r), r);
        return
            Projective(
                mulmod(mulmod(a, f, r), cross, r),
                mulmod(mulmod(a, g, r), addmod(d, r - mulmod(A, c, r), r), r),
                mulmod(f, g, r)
            );
    }
}
