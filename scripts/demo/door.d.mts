export declare function openDoor(options: {
  readonly port: number;
  readonly audience: string;
  readonly chains: readonly { readonly domain: string; readonly rpcUrl: string }[];
}): Promise<{ readonly close: () => Promise<void> }>;
