// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Calendar months as the integer yyyymm, in UTC.
library CalendarMonth {
    /// @notice The month of a moment.
    /// @dev Modified from Howard Hinnant's `civil_from_days` (public domain,
    /// howardhinnant.github.io/date_algorithms.html). Every intermediate is positive from 1970 on.
    /// @param timestamp Unix seconds, at most 2^40 (year 36,812)
    function monthOf(uint256 timestamp) internal pure returns (uint32) {
        uint256 shifted = timestamp / 1 days + 719_468;
        uint256 era = shifted / 146_097;
        uint256 dayOfEra = shifted % 146_097;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 marchMonth = (5 * dayOfYear + 2) / 153;
        uint256 month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        uint256 year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        // Cast: year below 36,813, so the result is below 2^32.
        return uint32(year * 100 + month);
    }

    /// @notice Whether `month` is written as a month between 2000 and 2099, as in lib/shared/domain/period.ts.
    function isWellFormed(uint32 month) internal pure returns (bool) {
        return month >= 200_001 && month <= 209_912 && month % 100 >= 1 && month % 100 <= 12;
    }
}
