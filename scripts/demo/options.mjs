import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/root.mjs';
import { PACE } from './stage/pace.mjs';

export const USAGE = `npm run demo [-- OPTION…]
  --port N           port of the web server (3000)
  --profile NAME     how fast blocks come (instant): instant, one for every transaction; second, one a second;
                     rollup, every 2 s as on an L2; ethereum, every 12 s; closed is instant, open is rollup
  --week SECONDS     how long a payout takes that is spread over a week (60)
  --reset            start over: removes the data of earlier starts, not what was built
  --data DIR         where the state is kept (.data)
  --port-base N      PostgreSQL on N, chains on N+1 to N+4, their door on N+5, the stage on N+8 (54320)`;

/** The two kinds of network by the pace that shows each best. */
const NETWORKS = { closed: 'instant', open: 'rollup' };

function toProfile(text) {
  const name = Object.hasOwn(NETWORKS, text) ? NETWORKS[text] : text;
  if (!Object.hasOwn(PACE, name))
    throw new Failure(
      `--profile is one of ${[...Object.keys(PACE), ...Object.keys(NETWORKS)].join(', ')}, not "${text}".`,
      USAGE,
    );
  return name;
}

const toPort = (name, text) => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65000)
    throw new Failure(`--${name} takes a port from 1024 to 65000, not "${text}".`, USAGE);
  return port;
};

const toSeconds = (text) => {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 604_800)
    throw new Failure(`--week takes a number of seconds from 1 to 604800, a whole week, not "${text}".`, USAGE);
  return seconds;
};

/**
 * @param {string[]} argv
 * @returns {{port: number, portBase: number, profile: keyof typeof PACE, weekSec: number, reset: boolean, dataDir: string, help: boolean}}
 * @throws Failure for an unknown option or a value out of range
 */
export function readOptions(argv) {
  let values;
  try {
    values = parseArgs({
      args: argv,
      options: {
        port: { type: 'string', default: '3000' },
        'port-base': { type: 'string', default: '54320' },
        profile: { type: 'string', default: 'instant' },
        week: { type: 'string', default: '60' },
        reset: { type: 'boolean', default: false },
        data: { type: 'string', default: '.data' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Failure(error.message, USAGE);
  }
  return {
    port: toPort('port', values.port),
    portBase: toPort('port-base', values['port-base']),
    profile: toProfile(values.profile),
    weekSec: toSeconds(values.week),
    reset: values.reset,
    dataDir: isAbsolute(values.data) ? values.data : join(ROOT, values.data),
    help: values.help,
  };
}

/** Addresses of everything that listens. @param {ReturnType<typeof readOptions>} options */
export function layout(options) {
  const { portBase, profile, dataDir } = options;
  const { network, blockTimeSec, confirmations } = PACE[profile];
  const [doorPort, stagePort] = [portBase + 5, portBase + 8];
  const chain = (domain, name, chainId, offset) => ({
    domain,
    name,
    chainId,
    port: portBase + offset,
    rpcUrl: `http://127.0.0.1:${portBase + offset}`,
    publicRpcUrl: `http://127.0.0.1:${doorPort}/${domain}`,
    stateFile: join(dataDir, `anvil-${domain}.json`),
    blockTimeSec,
    confirmations,
  });
  return {
    postgresPort: portBase,
    url: `http://localhost:${options.port}`,
    chains: [
      chain('income', 'Income agencies', 31337, 1),
      chain('health', 'Health agency', 31338, 2),
      chain('payout', 'Payout agency', 31339, 3),
    ],
    // What the product is compared with. Nobody's browser asks it, and it has no pace of a network to show.
    naiveChain: { ...chain('naive', 'Plain transfers', 31340, 4), blockTimeSec: 0, confirmations: 0 },
    network,
    doorPort,
    stagePort,
    stageUrl: `http://127.0.0.1:${stagePort}`,
    files: {
      data: dataDir,
      secrets: join(dataDir, 'secrets.env'),
      runtime: join(dataDir, 'runtime.json'),
      deployments: join(dataDir, 'deployments'),
      history: join(dataDir, 'history.json'),
      naive: join(dataDir, 'naive.json'),
      postgres: join(dataDir, 'pg'),
      logs: join(dataDir, 'logs'),
      session: join(dataDir, 'demo.json'),
      snapshot: join(dataDir, 'snapshot'),
      stage: join(dataDir, 'stage.json'),
    },
  };
}
