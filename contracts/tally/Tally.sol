// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {RunningSums} from "./RunningSums.sol";
import {TallyKeys} from "./TallyKeys.sol";
import {TrancheOpening} from "./TrancheOpening.sol";
import {Tranches} from "./Tranches.sol";

contract Tally is RunningSums, TrancheOpening {
    /// @param shareVerifier of circuit `tallyShare`
    /// @param secondsOfWindow 0 = calendar months
    constructor(
        address authority,
        address shareVerifier,
        uint32 secondsOfWindow
    ) AccessManaged(authority) TallyKeys(shareVerifier) Tranches(secondsOfWindow) {}
}
