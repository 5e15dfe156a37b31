// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {ITallyShareVerifier} from "../../../contracts/interfaces/ITallyShareVerifier.sol";
import {Curve} from "./Curve.sol";

/// @dev Stands in for circuit `tallyShare` where many shares are tried: it accepts statements whose scalar it was told,
/// and works them out itself, so that no untrue one passes. The real circuit stands in Tally.proof.t.sol.
contract StatementVerifier is ITallyShareVerifier {
    mapping(bytes32 statement => bool) private _isTrue;

    /// @return signals of the statement: key, share, c1, context
    function prove(
        uint256 part,
        uint256[2] calldata c1,
        uint256 context
    ) external returns (uint256[7] memory signals) {
        require(part > 0 && part < Curve.L && context < Curve.R, "out of range");
        uint256[2] memory key = Curve.mul(part, Curve.base());
        uint256[2] memory share = Curve.mul(part, c1);
        signals = [key[0], key[1], share[0], share[1], c1[0], c1[1], context];
        _isTrue[keccak256(abi.encode(signals))] = true;
    }

    function verifyProof(
        uint256[2] calldata,
        uint256[2][2] calldata,
        uint256[2] calldata,
        uint256[7] calldata signals
    ) external view returns (bool) {
        return _isTrue[keccak256(abi.encode(signals))];
    }
}
