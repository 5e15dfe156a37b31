import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { GENESIS_SEC } from './genesis.mjs';

/**
 * Secrets of one installation: random, made at the first start, kept in a file that only its owner reads. For
 * development chains; elsewhere they come from a vault.
 */

const hex32 = () => `0x${randomBytes(32).toString('hex')}`;
const fiveKeys = () => Array.from({ length: 5 }, hex32).join(',');

/** 72 random bits, short enough to type. */
const password = () => randomBytes(9).toString('base64url');

/** @param {readonly string[]} issuerIds issuers that this deployment signs for */
async function create(issuerIds) {
  const { english, generateMnemonic } = await import('viem/accounts');
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    POSTGRES_PASSWORD: randomBytes(18).toString('base64url'),
    DEMO_STAFF_PASSWORD: password(),
    DEPLOYMENT_SALT: hex32(),
    CHAIN_GENESIS_SEC: String(GENESIS_SEC),
    CHAIN_MNEMONIC: generateMnemonic(english, 256),
    RELAY_PRIVATE_KEY: hex32(),
    PAYOUT_RELAY_PRIVATE_KEY: hex32(),
    INSERTER_PRIVATE_KEY: hex32(),
    WAGE_PRIVATE_KEY: hex32(),
    PUBLISHER_PRIVATE_KEY: hex32(),
    MESSENGER_PRIVATE_KEY: hex32(),
    TALLY_CLOSER_PRIVATE_KEY: hex32(),
    TALLY_RELEASER_PRIVATE_KEY: hex32(),
    VALIDATOR_KEYS_INCOME: fiveKeys(),
    VALIDATOR_KEYS_HEALTH: fiveKeys(),
    VALIDATOR_KEYS_PAYOUT: fiveKeys(),
    ISSUER_KEYS: JSON.stringify(Object.fromEntries(issuerIds.map((id) => [id, hex32()]))),
    STAFF_POLICY_KEYS: '{}',
  };
}

const parse = (text) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** The secrets as they stand in their file. @param {string} file @returns {Record<string, string>} */
export const readSecrets = (file) => parse(readFileSync(file, 'utf8'));

/** Adds a key for each name that has none: whoever joined since the first start; the others keep theirs. */
function completeKeys(json, names) {
  const keys = JSON.parse(json);
  for (const name of names) keys[name] ??= hex32();
  return JSON.stringify(keys);
}

/**
 * @param {string} file @param {readonly string[]} issuerIds @param {boolean} hasState whether a database stands already
 * @param {readonly string[]} policyStaff emails of staff who sign policies, each with a key of their own
 * @returns {Promise<Record<string, string>>}
 */
export async function loadSecrets(file, issuerIds, hasState, policyStaff = []) {
  if (!existsSync(file) && hasState)
    throw new Failure(
      `The data folder has a database but its secrets (${file}) are gone.`,
      'Start over: npm run demo -- --reset',
    );
  const known = existsSync(file) ? readSecrets(file) : {};
  // Secrets that came with a later version are added; the others stay what they are.
  const secrets = { ...(await create(issuerIds)), ...known };
  secrets.ISSUER_KEYS = completeKeys(secrets.ISSUER_KEYS, issuerIds);
  secrets.STAFF_POLICY_KEYS = completeKeys(secrets.STAFF_POLICY_KEYS, policyStaff);
  mkdirSync(dirname(file), { recursive: true });
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}`);
  // Renamed into place, so that a start that is cut off leaves no half file.
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return secrets;
}
