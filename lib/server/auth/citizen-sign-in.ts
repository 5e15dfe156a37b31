import 'server-only';
import { createPublicClient, http, verifyMessage } from 'viem';
import { generateSiweNonce, parseSiweMessage, validateSiweMessage } from 'viem/siwe';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { zHex } from '@/lib/shared/schemas/primitives';
import { SIWE_MAX_AGE_SEC, SIWE_STATEMENTS } from '@/lib/shared/schemas/sign-in';
import type { RuntimeConfig } from '../env';
import type { Database } from '../repositories/database';
import { findPerson } from '../repositories/people';
import { consumeNonce, createNonce } from '../repositories/sign-in';
import { originOfHost } from './portal-hosts';

const NONCE_LIFE_MS = 5 * 60_000;
/** How far a wallet's clock may be ahead. */
const CLOCK_SKEW_MS = 60_000;
const zCredentials = z.object({
  personId: z.string().min(1).max(64),
  message: z.string().min(1).max(2_000),
  signature: zHex,
});
type Deps = { readonly db: Database; readonly config: RuntimeConfig; readonly now: Date };

/** A nonce for one sign-in. */
export async function issueSignInNonce(deps: Pick<Deps, 'db' | 'now'>) {
  const nonce = generateSiweNonce();
  const expiresAt = new Date(deps.now.getTime() + NONCE_LIFE_MS);
  await createNonce(nonce, expiresAt, deps.now, deps.db);
  return { nonce, expiresAtSec: Math.floor(expiresAt.getTime() / 1000) };
}

/**
 * Signs a citizen in: the simulated public sign-in names the person, and the wallet signs a SIWE message (EIP-4361)
 * of this portal, chain and nonce. Wallet address and signature are checked and forgotten: the session carries the
 * person alone, and nothing links a person to an account.
 * @throws SIGN_IN_FAILED, whatever was wrong
 */
export async function signInCitizen(input: unknown, deps: Deps): Promise<{ readonly id: string }> {
  const { db, config, now } = deps;
  const parsed = zCredentials.safeParse(input);
  // Naming a person without proof is for the demo alone; elsewhere the public sign-in comes first.
  if (!parsed.success || !config.demo) throw new AppError('SIGN_IN_FAILED');
  const { personId, message, signature } = parsed.data;
  const siwe = parseSiweMessage(message);
  const { address, nonce } = siwe;
  if (!address || !nonce || !isForThisPortal(siwe, config, now)) throw new AppError('SIGN_IN_FAILED');
  if (!(await isSignedBy(address, message, signature, siwe.chainId, config))) throw new AppError('SIGN_IN_FAILED');
  if (!(await consumeNonce(nonce, now, db))) throw new AppError('SIGN_IN_FAILED');
  const person = await findPerson(personId, db);
  if (!person) throw new AppError('SIGN_IN_FAILED');
  return { id: person.id };
}

function isForThisPortal(siwe: ReturnType<typeof parseSiweMessage>, config: RuntimeConfig, now: Date): boolean {
  const { domain = '', uri, chainId, statement, issuedAt, expirationTime } = siwe;
  const origin = originOfHost(domain, config);
  if (origin === null || !validateSiweMessage({ message: siwe, domain, time: now })) return false;
  if (!uri || !URL.canParse(uri) || new URL(uri).origin !== origin) return false;
  if (chainId !== config.chains.payout.chainId && chainId !== config.chains.income.chainId) return false;
  if (!Object.values<string | undefined>(SIWE_STATEMENTS).includes(statement)) return false;
  if (!issuedAt || issuedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) return false;
  return !!expirationTime && expirationTime.getTime() <= issuedAt.getTime() + SIWE_MAX_AGE_SEC * 1000;
}

/** An ordinary account's signature is checked right here; a contract wallet is asked on its chain (ERC-1271). */
async function isSignedBy(
  address: `0x${string}`,
  message: string,
  signature: `0x${string}`,
  chainId: number | undefined,
  config: RuntimeConfig,
): Promise<boolean> {
  if (await verifyMessage({ address, message, signature }).catch(() => false)) return true;
  const chain = Object.values(config.chains).find((candidate) => candidate.chainId === chainId);
  if (!chain) return false;
  const client = createPublicClient({ transport: http(chain.rpcUrl, { timeout: 3_000, retryCount: 0 }) });
  try {
    const code = await client.getCode({ address });
    return code !== undefined && (await client.verifyMessage({ address, message, signature }));
  } catch {
    return false;
  }
}
