// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Calendar months as the integer yyyymm, in UTC.
library CalendarMonth {
    /// @notice The month of a moment.
    /// @param timestamp Unix seconds, at most 2^40 (year 36,812)
    function monthOf(uint256 timestamp) internal pure returns (uint32) {
        (uint256 year, uint256 month, ) = _civil(timestamp / 1 days);
        // Cast: year below 36,813, so the result is below 2^32.
        return uint32(year * 100 + month);
    }

    /// @notice The first second after the month of a moment.
    /// @param timestamp Unix seconds, at most 2^40
    function endOf(uint256 timestamp) internal pure returns (uint256) {
        uint256 today = timestamp / 1 days;
        (, , uint256 day) = _civil(today);
        // The 28th is in every month; four days later the next has begun.
        uint256 inNext = today + (28 - (day < 28 ? day : 28)) + 4;
        (, , day) = _civil(inNext);
        return (inNext - day + 1) * 1 days;
    }

    /// @notice Whether `month` is written as a month between 2000 and 2099, as in lib/shared/domain/period.ts.
    function isWellFormed(uint32 month) internal pure returns (bool) {
        return month >= 200_001 && month <= 209_912 && month % 100 >= 1 && month % 100 <= 12;
    }

    /// @dev Modified from Howard Hinnant's `civil_from_days` (public domain,
    /// howardhinnant.github.io/date_algorithms.html). Every intermediate is positive from 1970 on.
    /// @param daysSince1970 at most 2^24
    /// @return year and month (1 to 12), and the day in it, from 1 on
    function _civil(uint256 daysSince1970) private pure returns (uint256 year, uint256 month, uint256 day) {
        uint256 shifted = daysSince1970 + 719_468;
        uint256 era = shifted / 146_097;
        uint256 dayOfEra = shifted % 146_097;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 marchMonth = (5 * dayOfYear + 2) / 153;
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    }
}
