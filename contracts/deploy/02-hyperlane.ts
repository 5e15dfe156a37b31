import { type Address, isAddressEqual, zeroAddress } from 'viem';
import { domainRoutingIsmAbi } from '@/lib/generated/hyperlane/DomainRoutingIsm';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { merkleTreeHookAbi } from '@/lib/generated/hyperlane/MerkleTreeHook';
import { pausableHookAbi } from '@/lib/generated/hyperlane/PausableHook';
import { pausableIsmAbi } from '@/lib/generated/hyperlane/PausableIsm';
import { staticAggregationIsmFactoryAbi } from '@/lib/generated/hyperlane/StaticAggregationIsmFactory';
import { staticMessageIdMultisigIsmFactoryAbi } from '@/lib/generated/hyperlane/StaticMessageIdMultisigIsmFactory';
import { validatorAnnounceAbi } from '@/lib/generated/hyperlane/ValidatorAnnounce';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import { hyperlaneBytecode } from './artifacts';
import type { ChainSession } from './chain-session';
import type { DeployConfig } from './config';

/** A factory's clone costs as much as its stored list: five validators need about 0.3 million gas. */
const CLONE_GAS = 1_500_000n;
/** Both the validators and the pausable module must agree. */
const AGGREGATION_THRESHOLD = 2;

/**
 * Hyperlane's own contracts: Mailbox, MerkleTreeHook as default hook, PausableHook as required hook, and for every
 * other chain an aggregation of its validators' multisig and a PausableIsm, chosen by origin.
 */
export async function deployHyperlane(session: ChainSession, config: DeployConfig): Promise<void> {
  await deployContracts(session, config);
  await deployOrigins(session, config);
  await initialize(session, config);
}

async function deployContracts(session: ChainSession, config: DeployConfig): Promise<void> {
  const pauser = config.roles.pausers[0] ?? session.account.address;
  const code = (name: string) => () => hyperlaneBytecode(name);
  const mailbox = await session.ensureContract('mailbox', code('Mailbox'), mailboxAbi, [session.state.chainId]);
  await session.ensureContract('merkleTreeHook', code('MerkleTreeHook'), merkleTreeHookAbi, [mailbox]);
  await session.ensureContract('pausableHook', code('PausableHook'), pausableHookAbi, []);
  await session.ensureContract('pausableIsm', code('PausableIsm'), pausableIsmAbi, [pauser]);
  await session.ensureContract('routingIsm', code('DomainRoutingIsm'), domainRoutingIsmAbi, []);
  await session.ensureContract('validatorAnnounce', code('ValidatorAnnounce'), validatorAnnounceAbi, [mailbox]);
  await session.ensureContract(
    'multisigIsmFactory',
    code('StaticMessageIdMultisigIsmFactory'),
    staticMessageIdMultisigIsmFactoryAbi,
    [],
    'auxiliary',
  );
  await session.ensureContract(
    'aggregationIsmFactory',
    code('StaticAggregationIsmFactory'),
    staticAggregationIsmFactoryAbi,
    [],
    'auxiliary',
  );
  await session.flush('02 hyperlane: contracts');
}

async function deployOrigins(session: ChainSession, config: DeployConfig): Promise<void> {
  const pausableIsm = session.contract('pausableIsm');
  const origins = CHAIN_DOMAINS.filter((domain) => domain !== session.domain);
  session.state.origins = await Promise.all(
    origins.map(async (domain) => {
      const validators = [...config.validators[domain]];
      const threshold = config.validatorThreshold;
      const multisigIsm = await cloneAddress(session, 'multisigIsmFactory', validators, threshold);
      const modules = [multisigIsm, pausableIsm];
      const aggregationIsm = await cloneAddress(session, 'aggregationIsmFactory', modules, AGGREGATION_THRESHOLD);
      return { domain, chainId: config.chains[domain].chainId, validators, threshold, multisigIsm, aggregationIsm };
    }),
  );
  for (const origin of session.state.origins) {
    await ensureClone(session, 'multisigIsmFactory', origin.validators, origin.threshold, origin.multisigIsm);
    const modules = [origin.multisigIsm, pausableIsm];
    await ensureClone(session, 'aggregationIsmFactory', modules, AGGREGATION_THRESHOLD, origin.aggregationIsm);
  }
  await session.flush('02 hyperlane: security modules');
}

async function initialize(session: ChainSession, config: DeployConfig): Promise<void> {
  const { client } = session;
  const manager = session.contract('accessManager');
  const mailbox = session.contract('mailbox');
  const routingIsm = session.contract('routingIsm');
  const pausableHook = session.contract('pausableHook');
  const pauser = config.roles.pausers[0] ?? session.account.address;
  const [mailboxOwner, routingOwner, hookOwner] = await Promise.all([
    client.readContract({ address: mailbox, abi: mailboxAbi, functionName: 'owner' }),
    client.readContract({ address: routingIsm, abi: domainRoutingIsmAbi, functionName: 'owner' }),
    client.readContract({ address: pausableHook, abi: pausableHookAbi, functionName: 'owner' }),
  ]);
  if (isAddressEqual(routingOwner, zeroAddress)) {
    const origins = session.state.origins;
    await session.call(
      routingIsm,
      domainRoutingIsmAbi,
      'initialize',
      [manager, origins.map(({ chainId }) => chainId), origins.map(({ aggregationIsm }) => aggregationIsm)],
      CLONE_GAS,
    );
  }
  if (isAddressEqual(mailboxOwner, zeroAddress)) {
    const hooks = [session.contract('merkleTreeHook'), pausableHook] as const;
    await session.call(mailbox, mailboxAbi, 'initialize', [manager, routingIsm, ...hooks]);
  }
  if (!isAddressEqual(hookOwner, pauser)) {
    await session.call(pausableHook, pausableHookAbi, 'transferOwnership', [pauser]);
  }
  await session.flush('02 hyperlane: initialised');
  await refuseForeignOwner(session, 'mailbox', mailboxAbi, manager);
  await refuseForeignOwner(session, 'routingIsm', domainRoutingIsmAbi, manager);
}

type FactoryName = 'multisigIsmFactory' | 'aggregationIsmFactory';

/** Both factories have the same interface. */
function cloneAddress(
  session: ChainSession,
  factory: FactoryName,
  members: readonly Address[],
  threshold: number,
): Promise<Address> {
  return session.client.readContract({
    address: session.contract(factory),
    abi: staticMessageIdMultisigIsmFactoryAbi,
    functionName: 'getAddress',
    args: [members, threshold],
  });
}

async function ensureClone(
  session: ChainSession,
  factory: FactoryName,
  members: readonly Address[],
  threshold: number,
  address: Address,
): Promise<void> {
  if ((await session.client.getCode({ address })) !== undefined) return;
  const abi = staticMessageIdMultisigIsmFactoryAbi;
  await session.call(session.contract(factory), abi, 'deploy', [members, threshold], CLONE_GAS);
}

/** `initialize` is open to anyone until it has run: on a public chain somebody could have been faster. */
async function refuseForeignOwner(
  session: ChainSession,
  name: 'mailbox' | 'routingIsm',
  abi: typeof mailboxAbi | typeof domainRoutingIsmAbi,
  manager: Address,
): Promise<void> {
  const owner = await session.client.readContract({ address: session.contract(name), abi, functionName: 'owner' });
  if (!isAddressEqual(owner, manager)) throw new Error(`${session.domain}: ${name} belongs to ${owner}, not to us`);
}
