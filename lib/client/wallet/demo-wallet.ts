import type { Wallet } from '@rainbow-me/rainbowkit';
import { type Chain, createWalletClient, type EIP1193RequestFn, http, numberToHex } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { createConnector } from 'wagmi';
import { z } from 'zod';
import { type DemoWalletName, demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { AppError } from '@/lib/shared/errors/app-error';
import { zAddress, zHex } from '@/lib/shared/schemas/primitives';

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" rx="2" fill="#1d5c63"/></svg>',
)}`;

const zSignText = z.tuple([zHex]).rest(z.unknown());
const zSignTypedData = z.tuple([z.unknown(), z.string()]).rest(z.unknown());
const zTypedData = z.object({
  domain: z.record(z.string(), z.unknown()),
  types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
  primaryType: z.string(),
  message: z.record(z.string(), z.unknown()),
});
const zSend = z.tuple([z.object({ to: zAddress, data: zHex })]).rest(z.unknown());
const zSwitch = z.tuple([z.object({ chainId: z.string() })]).rest(z.unknown());

export const demoWalletId = (name: DemoWalletName): string => `demo-${name}`;
const remembered = (name: DemoWalletName): string => `voorzien.${demoWalletId(name)}`;

/** In a private window there is nothing to remember with: the wallet then connects anew after a reload. */
function remember(name: DemoWalletName, connected: boolean): void {
  try {
    if (connected) localStorage.setItem(remembered(name), '1');
    else localStorage.removeItem(remembered(name));
  } catch {
    return;
  }
}

function isRemembered(name: DemoWalletName): boolean {
  try {
    return localStorage.getItem(remembered(name)) === '1';
  } catch {
    return false;
  }
}

/** Signs a transaction and hands it to the chain. The demo's first start gave the wallet ether for that. */
function send(account: PrivateKeyAccount, chain: Chain | undefined, params: unknown): Promise<`0x${string}`> {
  if (chain === undefined) throw new AppError('NOT_FOUND');
  const [{ to, data }] = zSend.parse(params);
  return createWalletClient({ account, chain, transport: http() }).sendTransaction({ to, data });
}

/**
 * A built-in wallet of a fictitious person: signs without asking. Its key is public, so it only exists on development
 * chains. @throws DEVELOPMENT_KEY_REFUSED elsewhere
 */
export function demoWallet(name: DemoWalletName, developmentChainId: number): () => Wallet {
  const account = privateKeyToAccount(demoWalletKey(name, developmentChainId));
  const title = `Demo: ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return () => ({
    id: demoWalletId(name),
    name: title,
    iconUrl: ICON,
    iconBackground: '#1d5c63',
    installed: true,
    createConnector: (details) =>
      createConnector((config) => {
        let chainId = config.chains[0].id;
        let connected = false;
        const request = (async ({ method, params }: { method: string; params?: unknown }): Promise<unknown> => {
          switch (method) {
            case 'eth_requestAccounts':
            case 'eth_accounts':
              return [account.address];
            case 'eth_chainId':
              return numberToHex(chainId);
            case 'wallet_switchEthereumChain':
              chainId = Number(zSwitch.parse(params)[0].chainId);
              config.emitter.emit('change', { chainId });
              return null;
            case 'personal_sign':
              return account.signMessage({ message: { raw: zSignText.parse(params)[0] } });
            case 'eth_signTypedData_v4':
              return account.signTypedData(zTypedData.parse(JSON.parse(zSignTypedData.parse(params)[1])));
            case 'eth_sendTransaction':
              return send(
                account,
                config.chains.find(({ id }) => id === chainId),
                params,
              );
            default:
              throw new AppError('DEMO_ONLY', { data: { method } });
          }
        }) as EIP1193RequestFn;
        const provider = { request, on: () => undefined, removeListener: () => undefined };
        return {
          id: demoWalletId(name),
          name: title,
          type: 'demo',
          // RainbowKit finds its wallet again by these.
          ...details,
          async connect<withCapabilities extends boolean = false>({
            chainId: wanted,
            withCapabilities,
          }: {
            chainId?: number | undefined;
            withCapabilities?: withCapabilities | boolean | undefined;
          } = {}) {
            if (wanted !== undefined) chainId = wanted;
            connected = true;
            remember(name, true);
            const accounts = withCapabilities ? [{ address: account.address, capabilities: {} }] : [account.address];
            return {
              accounts: accounts as unknown as withCapabilities extends true
                ? readonly { address: `0x${string}`; capabilities: Record<string, unknown> }[]
                : readonly `0x${string}`[],
              chainId,
            };
          },
          async disconnect() {
            connected = false;
            remember(name, false);
          },
          getAccounts: async () => [account.address],
          getChainId: async () => chainId,
          getProvider: async () => provider,
          isAuthorized: async () => connected || isRemembered(name),
          async switchChain({ chainId: wanted }) {
            const chain = config.chains.find(({ id }) => id === wanted);
            if (chain === undefined) throw new AppError('NOT_FOUND');
            chainId = wanted;
            config.emitter.emit('change', { chainId });
            return chain;
          },
          onAccountsChanged: () => undefined,
          onChainChanged: () => undefined,
          onDisconnect: () => config.emitter.emit('disconnect'),
        };
      }),
  });
}
