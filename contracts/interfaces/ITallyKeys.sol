// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Tally keys: the sum of an agency's part and the statistics office's part, so that neither opens anything alone.
interface ITallyKeys {
    /// @param scheme that it is for; 0 = no such key
    /// @param index place among all keys, from 0 on
    /// @param agency holder of the first part
    /// @param statistics holder of the second part
    /// @param key sum of both, a BabyJubJub point
    /// @param agencyPart as it was when the key was composed
    /// @param statisticsPart likewise
    struct TallyKey {
        uint8 scheme;
        uint32 index;
        address agency;
        address statistics;
        uint256[2] key;
        uint256[2] agencyPart;
        uint256[2] statisticsPart;
    }

    error Tally__ZeroAddress();
    /// @notice The proof is not of this part or share, this holder, this tranche, this contract and this chain (S-22).
    error Tally__ProofInvalid();
    /// @notice Not on the curve, or a coordinate at or above the field's order (S-08, S-13).
    error Tally__PointInvalid(uint256 x, uint256 y);
    error Tally__PartUnknown(address holder);
    /// @notice Two holders with two parts, or one of them could open alone; and not parts that cancel out.
    error Tally__PartsNotDistinct();
    error Tally__KeyKnown(bytes32 tallyKeyHash);
    error Tally__KeyUnknown(uint8 scheme, bytes32 tallyKeyHash);
    error Tally__SchemeUnknown(uint8 scheme);

    event PartRegistered(address indexed holder, uint256[2] part);
    event KeyComposed(
        uint8 indexed scheme,
        bytes32 indexed tallyKeyHash,
        uint256[2] key,
        address agency,
        address statistics
    );

    /// @notice Registers the caller's part, with a proof of possession: circuit `tallyShare` over the base point, for
    /// tranche 0. Without it a second holder could name X minus the first part and alone know the sum's key (S-22). A
    /// later part replaces it for keys composed from then on; keys that stand keep theirs.
    function registerPart(uint256[2] calldata part, uint256[8] calldata proof) external;

    /// @notice Adds the parts that two holders have registered. Administration.
    /// @return tallyKeyHash keccak256 of the key's coordinates
    function composeKey(uint8 scheme, address agency, address statistics) external returns (bytes32 tallyKeyHash);

    /// @return whether the key was composed here for this scheme
    function isTallyKey(uint8 scheme, bytes32 tallyKeyHash) external view returns (bool);

    /// @return the key; scheme 0 when there is none
    function tallyKeyOf(bytes32 tallyKeyHash) external view returns (TallyKey memory);

    /// @return the part that the holder registered last; (0, 0) when there is none
    function partOf(address holder) external view returns (uint256[2] memory);
}
