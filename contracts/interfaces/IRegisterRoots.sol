// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Roots of the registers that agencies keep off chain, one register per scheme and region.
interface IRegisterRoots {
    /// @notice The root is not a non-zero field element.
    error RegisterRoots__RootOutOfRange(uint256 root);
    /// @notice A root belongs to one scheme and region for ever.
    error RegisterRoots__RootOfAnotherRegister(uint256 root, uint8 scheme, uint32 region);
    /// @notice Scheme 0 does not exist.
    error RegisterRoots__SchemeUnknown(uint8 scheme);

    event RootPublished(uint8 indexed scheme, uint32 indexed region, uint256 root, uint64 publishedAt);

    /// @notice Makes `root` the current one of its register; the one before stays valid for the grace time, counted
    /// from now (S-17: by time, so that nobody can push a root out). The current root again does nothing.
    /// @param scheme 1..255, as in lib/shared/domain/schemes.ts
    /// @param region municipality code, 0 = the whole country
    function publishRoot(uint8 scheme, uint32 region, uint256 root) external;

    /// @notice Where a root belongs and whether a proof against it is accepted at this moment.
    /// @return scheme 0 when the root was never published
    function rootInfo(uint256 root) external view returns (uint8 scheme, uint32 region, bool valid);

    /// @return the current root of a register, 0 when none was published
    function currentRoot(uint8 scheme, uint32 region) external view returns (uint256);

    /// @return seconds for which a superseded root stays valid
    function graceSeconds() external view returns (uint64);
}
