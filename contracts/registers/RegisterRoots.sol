// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IRegisterRoots} from "../interfaces/IRegisterRoots.sol";
import {Field} from "../libraries/Field.sol";

contract RegisterRoots is IRegisterRoots, AccessManaged {
    /// @param scheme 0 = never published
    /// @param supersededAt Unix seconds, 0 = current
    struct Root {
        uint8 scheme;
        uint32 region;
        uint64 publishedAt;
        uint64 supersededAt;
    }

    /// @inheritdoc IRegisterRoots
    uint64 public immutable graceSeconds;

    mapping(uint256 root => Root) private _roots;
    mapping(uint8 scheme => mapping(uint32 region => uint256 root)) private _current;

    constructor(address authority, uint64 grace) AccessManaged(authority) {
        graceSeconds = grace;
    }

    /// @inheritdoc IRegisterRoots
    function publishRoot(uint8 scheme, uint32 region, uint256 root) external restricted {
        if (scheme == 0) revert RegisterRoots__SchemeUnknown(scheme);
        if (root == 0 || !Field.contains(root)) revert RegisterRoots__RootOutOfRange(root);
        Root storage entry = _roots[root];
        if (entry.scheme != 0 && (entry.scheme != scheme || entry.region != region)) {
            revert RegisterRoots__RootOfAnotherRegister(root, entry.scheme, entry.region);
        }
        uint256 previous = _current[scheme][region];
        if (previous == root) return;

        // Cast: Unix seconds stay below 2^64.
        uint64 nowSec = uint64(block.timestamp);
        if (previous != 0) _roots[previous].supersededAt = nowSec;
        _roots[root] = Root({scheme: scheme, region: region, publishedAt: nowSec, supersededAt: 0});
        _current[scheme][region] = root;
        emit RootPublished(scheme, region, root, nowSec);
    }

    /// @inheritdoc IRegisterRoots
    function rootInfo(uint256 root) external view returns (uint8 scheme, uint32 region, bool valid) {
        Root memory entry = _roots[root];
        bool inGrace = entry.supersededAt == 0 || block.timestamp <= uint256(entry.supersededAt) + graceSeconds;
        return (entry.scheme, entry.region, entry.scheme != 0 && inGrace);
    }

    /// @inheritdoc IRegisterRoots
    function currentRoot(uint8 scheme, uint32 region) external view returns (uint256) {
        return _current[scheme][region];
    }
}
