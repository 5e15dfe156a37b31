import fs from 'node:fs';
import path from 'node:path';

const FACTORIES = 'node_modules/@hyperlane-xyz/core/dist/typechain/factories/contracts';

/** Where Hyperlane's package keeps the typechain factory of a contract. */
const FACTORY_PATH = {
  Mailbox: 'Mailbox',
  MerkleTreeHook: 'hooks/MerkleTreeHook',
  PausableHook: 'hooks/PausableHook',
  StaticMessageIdMultisigIsmFactory: 'isms/multisig/StaticMultisigIsm.sol/StaticMessageIdMultisigIsmFactory',
  StaticMessageIdMultisigIsm: 'isms/multisig/StaticMultisigIsm.sol/StaticMessageIdMultisigIsm',
  StaticAggregationIsmFactory: 'isms/aggregation/StaticAggregationIsmFactory',
  StaticAggregationIsm: 'isms/aggregation/StaticAggregationIsm',
  DomainRoutingIsm: 'isms/routing/DomainRoutingIsm',
  PausableIsm: 'isms/PausableIsm',
  ValidatorAnnounce: 'isms/multisig/ValidatorAnnounce',
};

/**
 * ABI and creation bytecode of one of Hyperlane's contracts. The factory modules import ethers, which is not
 * installed: only their two constants are evaluated.
 * @param root of the project @param name key of FACTORY_PATH
 */
export async function readHyperlaneContract(root, name) {
  const file = path.join(root, FACTORIES, `${FACTORY_PATH[name]}__factory.js`);
  const text = fs.readFileSync(file, 'utf8').replace(/^import .*$/gm, '');
  const end = text.search(/^const isSuperArgs|^export class/m);
  if (end < 0) throw new Error(`@hyperlane-xyz/core: the factory of ${name} has an unknown form`);
  const module = `${text.slice(0, end)}\nexport { _abi as abi, _bytecode as bytecode };`;
  const { abi, bytecode } = await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`);
  if (!Array.isArray(abi) || !/^0x[0-9a-f]+$/i.test(bytecode ?? '')) {
    throw new Error(`@hyperlane-xyz/core: no ABI or bytecode for ${name}`);
  }
  return { abi, bytecode };
}
