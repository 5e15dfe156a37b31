import { privateKeyToAccount } from 'viem/accounts';
import { createSiweMessage } from 'viem/siwe';
import { z } from 'zod';
import { createJsonFetch, type JsonFetch } from '@/lib/shared/card/json-fetch';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { SIGN_IN_PROVIDERS, SIWE_MAX_AGE_SEC, SIWE_STATEMENTS, zSignInNonce } from '@/lib/shared/schemas/sign-in';

const zCsrf = z.object({ csrfToken: z.string() });
const zSignedIn = z.object({ url: z.string() });

/** A browser's part of a session: a cookie jar, and requests that carry it. */
export class Session {
  private readonly cookies = new Map<string, string>();
  readonly fetchJson: JsonFetch;

  constructor(private readonly url: string) {
    this.fetchJson = createJsonFetch({
      baseUrl: url,
      credentials: 'same-origin',
      fetch: (input, init) => this.fetch(input, init),
      // Browsers send their origin with every change; the portal refuses others (CSRF).
      headers: () => ({ cookie: this.cookieHeader(), origin: url }),
    });
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async fetch(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init);
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  private async signIn(provider: string, fields: Record<string, string>): Promise<void> {
    const { csrfToken } = zCsrf.parse(await this.fetchJson({ method: 'GET', path: '/api/auth/csrf' }));
    const response = await this.fetch(`${this.url}/api/auth/callback/${provider}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(), origin: this.url },
      body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: this.url, json: 'true' }),
    });
    const { url } = zSignedIn.parse(await response.json());
    const refusal = new URL(url, this.url).searchParams.get('error');
    if (!response.ok || refusal) throw new Error(`Sign-in as ${provider} was refused: ${refusal ?? response.status}`);
  }

  /** Sign-In with Ethereum (EIP-4361), after the simulated public sign-in that names the person. */
  async signInCitizen(personId: string, key: `0x${string}`, config: PublicConfig): Promise<void> {
    const { nonce } = zSignInNonce.parse(await this.fetchJson({ method: 'GET', path: '/api/auth-nonce' }));
    const account = privateKeyToAccount(key);
    const now = Date.now();
    const message = createSiweMessage({
      address: account.address,
      chainId: config.chains.payout.chainId,
      domain: new URL(config.audience).host,
      uri: config.audience,
      version: '1',
      statement: SIWE_STATEMENTS.nl,
      nonce,
      issuedAt: new Date(now),
      expirationTime: new Date(now + SIWE_MAX_AGE_SEC * 1000),
    });
    const signature = await account.signMessage({ message });
    await this.signIn(SIGN_IN_PROVIDERS.citizen, { personId, message, signature });
  }

  async signInStaff(email: string, password: string): Promise<void> {
    await this.signIn(SIGN_IN_PROVIDERS.staff, { email, password });
  }
}

/** Requests of the claim's path: no cookie, nothing that names a person. */
export const openFetch = (url: string): JsonFetch =>
  createJsonFetch({ baseUrl: url, credentials: 'omit', fetch: (input, init) => fetch(input, init) });
