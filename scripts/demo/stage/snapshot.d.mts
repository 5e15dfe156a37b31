type Chain = { readonly domain: string; readonly rpcUrl: string; readonly stateFile: string };
export declare class Snapshot {
  constructor(options: {
    readonly dir: string;
    readonly deployments: string;
    readonly chains: readonly Chain[];
    readonly databaseUrl: string | null;
  });
  readonly isUsable: boolean;
  isWanted(): Promise<boolean>;
  make(): Promise<void>;
  bringBack(): Promise<void>;
  exists(): boolean;
}
