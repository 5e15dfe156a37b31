// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @dev BabyJubJub for tests, apart from the contracts' own: projective throughout, one inversion at the end.
library Curve {
    uint256 internal constant R = 21888242871839275222246405745257275088548364400416034343698204186575808495617;
    uint256 internal constant L = 2736030358979909402780800718157159386076813972158567259200215660948447373041;
    uint256 private constant A = 168_700;
    uint256 private constant D = 168_696;

    function base() internal pure returns (uint256[2] memory) {
        return [
            5299619240641551281634865583518297030282874472190772894086521144482721001553,
            16950150798460657717958625567821834550301663161624707787222815936182638968203
        ];
    }

    function identity() internal pure returns (uint256[2] memory) {
        return [uint256(0), 1];
    }

    function mul(uint256 scalar, uint256[2] memory p) internal view returns (uint256[2] memory) {
        uint256[3] memory power = [p[0], p[1], 1];
        uint256[3] memory sum = [uint256(0), 1, 1];
        for (; scalar > 0; scalar >>= 1) {
            if (scalar & 1 == 1) sum = _sum(sum, power);
            power = _sum(power, power);
        }
        return _affine(sum);
    }

    function add(uint256[2] memory p, uint256[2] memory q) internal view returns (uint256[2] memory) {
        return _affine(_sum([p[0], p[1], 1], [q[0], q[1], 1]));
    }

    function negate(uint256[2] memory p) internal pure returns (uint256[2] memory) {
        return [(R - p[0]) % R, p[1]];
    }

    function _sum(uint256[3] memory p, uint256[3] memory q) private pure returns (uint256[3] memory) {
        uint256 z = mulmod(p[2], q[2], R);
        uint256 zz = mulmod(z, z, R);
        uint256 t = mulmod(D, mulmod(mulmod(p[0], q[0], R), mulmod(p[1], q[1], R), R), R);
        uint256 minus = addmod(zz, R - t, R);
        uint256 plus = addmod(zz, t, R);
        uint256 x = addmod(mulmod(p[0], q[1], R), mulmod(p[1], q[0], R), R);
        uint256 y = addmod(mulmod(p[1], q[1], R), R - mulmod(A, mulmod(p[0], q[0], R), R), R);
        return [
            mulmod(mulmod(z, minus, R), x, R),
            mulmod(mulmod(z, plus, R), y, R),
            mulmod(plus, minus, R)
        ];
    }

    function _affine(uint256[3] memory p) private view returns (uint256[2] memory) {
        (, bytes memory answer) = address(5).staticcall(abi.encode(32, 32, 32, p[2], R - 2, R));
        uint256 inverse = abi.decode(answer, (uint256));
        require(mulmod(inverse, p[2], R) == 1, "not a point");
        return [mulmod(p[0], inverse, R), mulmod(p[1], inverse, R)];
    }
}
