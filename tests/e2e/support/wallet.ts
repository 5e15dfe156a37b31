import type { Page } from '@playwright/test';
import { type Hex, toHex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';

export const WALLET_NAME = 'Test Wallet';

/** A wallet that announces itself by EIP-6963; its keys stay in the test process. */
export type TestWallet = {
  address: Hex;
  /** Answers the next signature request as a person who clicks "refuse" (EIP-1193, 4001). */
  refuseNext(): void;
  /** Shows another account from the next request on, as a person who switches half way. */
  switchAccount(): void;
  signatures(): number;
};

type Request = { method: string; params: unknown[] };
type Answer = { result: unknown } | { refused: true };

/** @param privateKey the same one in two browsers is the same wallet; a new one by default */
export async function injectWallet(
  page: Page,
  chainId: number,
  privateKey: Hex = generatePrivateKey(),
): Promise<TestWallet> {
  let account = privateKeyToAccount(privateKey);
  const first = account.address;
  let isAuthorized = false;
  let refusals = 0;
  let signed = 0;

  const sign = async (make: () => Promise<Hex>): Promise<Answer> => {
    if (refusals > 0) {
      refusals -= 1;
      return { refused: true };
    }
    signed += 1;
    return { result: await make() };
  };
  const answer = async ({ method, params }: Request): Promise<Answer> => {
    switch (method) {
      case 'eth_requestAccounts':
        isAuthorized = true;
        return { result: [account.address] };
      case 'eth_accounts':
        return { result: isAuthorized ? [account.address] : [] };
      case 'eth_chainId':
        return { result: toHex(chainId) };
      case 'wallet_requestPermissions':
        isAuthorized = true;
        return { result: [{ parentCapability: 'eth_accounts' }] };
      case 'wallet_revokePermissions':
        isAuthorized = false;
        return { result: null };
      case 'wallet_switchEthereumChain':
        return { result: null };
      case 'personal_sign':
        return sign(() => account.signMessage({ message: { raw: params[0] as Hex } }));
      case 'eth_signTypedData_v4':
        return sign(() => account.signTypedData(JSON.parse(params[1] as string)));
      default:
        throw new Error(`The test wallet has no ${method}.`);
    }
  };
  await page.exposeFunction('__testWallet', answer);
  await page.addInitScript((name) => {
    type Bridge = { __testWallet(request: unknown): Promise<{ result: unknown } | { refused: true }> };
    const provider = {
      async request({ method, params }: { method: string; params?: unknown[] }) {
        const reply = await (window as unknown as Bridge).__testWallet({ method, params: params ?? [] });
        if ('refused' in reply) throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
        return reply.result;
      },
      on: () => undefined,
      removeListener: () => undefined,
    };
    const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>';
    const info = { uuid: crypto.randomUUID(), name, rdns: 'example.voorzien.test', icon };
    const detail = Object.freeze({ info, provider });
    const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
    window.addEventListener('eip6963:requestProvider', announce);
    announce();
  }, WALLET_NAME);

  return {
    address: first,
    refuseNext: () => {
      refusals += 1;
    },
    switchAccount: () => {
      account = privateKeyToAccount(generatePrivateKey());
    },
    signatures: () => signed,
  };
}
