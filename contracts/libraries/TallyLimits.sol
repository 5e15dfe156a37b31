// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title How few claims are too few, and how large a sum may grow.
library TallyLimits {
    /// @notice A sum of fewer claims is never opened.
    uint32 internal constant K = 10;
    /// @notice Ten million euro: sums stay small enough to be decrypted (baby-step giant-step below 2^30).
    uint64 internal constant MAX_CAP_SUM_CENTS = 1_000_000_000;
    /// @notice With no cap above it, a tranche that is full has its ten claims: K - 1 of them leave room for one more.
    uint64 internal constant MAX_CAP_CENTS = MAX_CAP_SUM_CENTS / K;
}
