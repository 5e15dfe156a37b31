// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity 0.8.37;

import {Test, Vm} from "forge-std/Test.sol";

interface IMailbox {
    function initialize(address owner, address ism, address defaultHook, address requiredHook) external;
    function dispatch(uint32 domain, bytes32 recipient, bytes calldata body) external payable returns (bytes32);
    function process(bytes calldata metadata, bytes calldata message) external payable;
    function delivered(bytes32 id) external view returns (bool);
    function localDomain() external view returns (uint32);
}

interface IMerkleTreeHook {
    function latestCheckpoint() external view returns (bytes32 root, uint32 index);
}

interface IPausable {
    function pause() external;
    function unpause() external;
}

interface ISetFactory {
    function deploy(address[] calldata members, uint8 threshold) external returns (address);
}

interface IRoutingIsm {
    function initialize(address owner, uint32[] calldata domains, address[] calldata modules) external;
    function set(uint32 domain, address module) external;
}

/// @dev Hyperlane's own bytecode for two domains in one EVM: Mailbox, MerkleTreeHook, PausableHook, and a 3 of 5
/// multisig aggregated with a PausableIsm, chosen by origin.
abstract contract HyperlanePair is Test {
    uint32 internal constant INCOME_CHAIN = 31_337;
    uint32 internal constant PAYOUT_CHAIN = 31_339;
    uint256 internal constant THRESHOLD = 3;

    uint256[5] internal validatorKeys = [uint256(0xA1), 0xA2, 0xA3, 0xA4, 0xA5];
    IMailbox internal incomeMailbox;
    IMailbox internal payoutMailbox;
    address internal incomeMerkleHook;
    address internal incomePausableHook;
    address internal pausableIsm;
    address internal routingIsm;
    /// @dev The signatures and the pause that any origin's messages need: the validators sign for every chain.
    address internal securityModule;
    mapping(uint32 domain => address) internal merkleHookOf;

    function _deployHyperlane() internal {
        (incomeMailbox, incomeMerkleHook, incomePausableHook) = _deployMailbox(INCOME_CHAIN);
        address payoutMerkleHook;
        address payoutPausableHook;
        (payoutMailbox, payoutMerkleHook, payoutPausableHook) = _deployMailbox(PAYOUT_CHAIN);
        pausableIsm = _hyperlane("PausableIsm", abi.encode(address(this)));
        address multisig = _deployMultisig(_validators());
        address[] memory modules = new address[](2);
        (modules[0], modules[1]) = (multisig, pausableIsm);
        securityModule = ISetFactory(_hyperlane("StaticAggregationIsmFactory", "")).deploy(modules, 2);
        uint32[] memory domains = new uint32[](1);
        domains[0] = INCOME_CHAIN;
        address[] memory byOrigin = new address[](1);
        byOrigin[0] = securityModule;
        routingIsm = _hyperlane("DomainRoutingIsm", "");
        IRoutingIsm(routingIsm).initialize(address(this), domains, byOrigin);
        incomeMailbox.initialize(address(this), routingIsm, incomeMerkleHook, incomePausableHook);
        payoutMailbox.initialize(address(this), routingIsm, payoutMerkleHook, payoutPausableHook);
    }

    /// @dev The messages that were dispatched since vm.recordLogs.
    function _dispatched() internal returns (bytes[] memory messages) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        bytes32 topic = keccak256("Dispatch(address,uint32,bytes32,bytes)");
        uint256 count;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == topic) ++count;
        }
        messages = new bytes[](count);
        for (uint256 i = logs.length; i > 0; --i) {
            if (logs[i - 1].topics[0] == topic) messages[--count] = abi.decode(logs[i - 1].data, (bytes));
        }
    }

    /// @dev Metadata for a message that is the latest in the tree, signed by the validators with these indexes.
    function _metadata(bytes memory message, uint256[] memory signers) internal view returns (bytes memory) {
        (bytes32 root, uint32 index) = IMerkleTreeHook(merkleHookOf[_originOf(message)]).latestCheckpoint();
        return _aggregate(_multisigMetadata(message, root, index, signers));
    }

    function _metadata(bytes memory message) internal view returns (bytes memory) {
        return _metadata(message, _signers(0, 1, 2));
    }

    function _multisigMetadata(
        bytes memory message,
        bytes32 root,
        uint32 index,
        uint256[] memory signers
    ) internal view returns (bytes memory metadata) {
        bytes32 merkleHook = _b32(merkleHookOf[_originOf(message)]);
        bytes32 domainHash = keccak256(abi.encodePacked(_originOf(message), merkleHook, "HYPERLANE"));
        bytes32 digest = keccak256(abi.encodePacked(domainHash, root, index, keccak256(message)));
        bytes32 signable = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", digest));
        metadata = abi.encodePacked(merkleHook, root, index);
        for (uint256 i = 0; i < signers.length; ++i) {
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(validatorKeys[signers[i]], signable);
            metadata = abi.encodePacked(metadata, r, s, v);
        }
    }

    /// @dev Two modules: the multisig's metadata follows the 16 bytes of ranges; the pausable one needs none, but a
    /// range that starts above 0.
    function _aggregate(bytes memory multisig) internal pure returns (bytes memory) {
        uint32 end = uint32(16 + multisig.length);
        return abi.encodePacked(uint32(16), end, end, end, multisig);
    }

    function _signers(uint256 a, uint256 b, uint256 c) internal pure returns (uint256[] memory signers) {
        signers = new uint256[](3);
        (signers[0], signers[1], signers[2]) = (a, b, c);
    }

    function _b32(address account) internal pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }

    function _deployMultisig(address[] memory validators) internal returns (address) {
        return ISetFactory(_hyperlane("StaticMessageIdMultisigIsmFactory", "")).deploy(validators, uint8(THRESHOLD));
    }

    function _hyperlane(string memory name, bytes memory args) internal returns (address) {
        return deployCode(string.concat("lib/generated/hyperlane/", name, ".json"), args);
    }

    /// @dev A message: version (1 byte), nonce (4), origin (4), …
    function _originOf(bytes memory message) internal pure returns (uint32) {
        uint256 word;
        assembly {
            word := mload(add(message, 32))
        }
        return uint32(word >> 184);
    }

    function _deployMailbox(
        uint32 domain
    ) internal returns (IMailbox mailbox, address merkleHook, address pausableHook) {
        mailbox = IMailbox(_hyperlane("Mailbox", abi.encode(domain)));
        merkleHook = _hyperlane("MerkleTreeHook", abi.encode(address(mailbox)));
        pausableHook = _hyperlane("PausableHook", "");
        merkleHookOf[domain] = merkleHook;
    }

    function _validators() private view returns (address[] memory validators) {
        validators = new address[](5);
        for (uint256 i = 0; i < 5; ++i) {
            validators[i] = vm.addr(validatorKeys[i]);
        }
    }
}
