import type { Address, Hex } from 'viem';
import type { EurCents } from '@/lib/shared/domain/cents';
import type { StartingAdvancePolicy } from '@/lib/shared/protocol/advance-policy-table';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import type { SupplementPolicy } from '@/lib/shared/protocol/policy';
import type { SecretTallyPart } from '@/lib/shared/protocol/tally-witness';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';

export type ChainConfig = { readonly chainId: number; readonly rpcUrl: string };

/** Who may do what, on every chain where the role means something. */
export type RoleConfig = {
  /** Change settings, after the delay; each can cancel what another has scheduled. */
  readonly administrators: readonly Address[];
  /** Publish register roots. */
  readonly publishers: readonly Address[];
  /** Stop claims and messages at once. The first also owns Hyperlane's pausable hook and module. */
  readonly pausers: readonly Address[];
  /** Propose and approve policies: a change takes two of them. */
  readonly policyStaff: readonly Address[];
  /** Make demo euros. */
  readonly minters: readonly Address[];
  /** Pay money into the pool without a claim: agencies and enrolled employers. None by default. */
  readonly depositors?: readonly Address[];
};

/**
 * Who may take free money out of the pool, and how long an announcement of it stands before it may be done; administrators
 * can cancel meanwhile. A shorter delay than theirs is for development chains alone.
 */
export type Treasury = { readonly treasurers: readonly Address[]; readonly delaySec: number };

/** What the pool takes of a gate: the most a note may be worth, and all of a day's notes together. */
export type GateLimits = { readonly maxCapCents: EurCents; readonly dailyCapCents: bigint };

/** Who holds a part of the tally keys: an agency for each scheme, and the statistics office for all. */
export type TallyHolderName = SupplementScheme | 'statistics';

export type TallyHolder = {
  /** Account on the income chain that brings the holder's shares. */
  readonly account: Address;
  /** Public part of the keys. */
  readonly part: Point;
  /**
   * On development chains alone: with the secrets, deploying registers the part itself. Elsewhere the holder does, from its
   * own machine, and deploying goes on after that.
   */
  readonly secrets?: { readonly accountKey: Hex; readonly part: SecretTallyPart };
};

/** Contracts whose addresses stand before their code is known. */
export type AddressKeys = {
  readonly tally?: Hex;
  readonly incomeSupplement?: Hex;
  readonly payoutPool?: Hex;
};

export type DeployConfig = {
  readonly chains: Readonly<Record<ChainDomain, ChainConfig>>;
  /** One `<chainId>.json` per chain is written here. */
  readonly deploymentsDir: string;
  readonly deployer: Hex;
  readonly roles: RoleConfig;
  /** Delay of administrative changes, in seconds; 0 only where nothing is at stake. */
  readonly adminDelaySec: number;
  /** Without one, free money is the administrators' to take, with their delay. */
  readonly treasury?: Treasury;
  /** Validators of each chain's messages, in the security module's order. */
  readonly validators: Readonly<Record<ChainDomain, readonly Address[]>>;
  /** Signatures that a message needs. */
  readonly validatorThreshold: number;
  /** Grace of a superseded register root, in seconds. */
  readonly rootGraceSec: number;
  /** A scheme's tally key is its agency's part and the statistics office's: every policy of the scheme has it. */
  readonly tally: {
    /** Length of a window in seconds, in which tranches close; 0 = calendar months, UTC. */
    readonly windowSec: number;
    readonly holders: Readonly<Record<TallyHolderName, TallyHolder>>;
  };
  readonly policies: readonly SupplementPolicy[];
  /** What the pool takes of the income gate. */
  readonly gateLimits: GateLimits;
  /** The lump sum's policies in the order of their starts (Unix seconds), at most one year ahead; none: still closed. */
  readonly advancePolicies: readonly StartingAdvancePolicy[];
  /** What the pool takes of the gate of lump sums. */
  readonly advanceGateLimits: GateLimits;
  /** Demo euros that the pool starts with; 0n for none. */
  readonly demoFundingCents: bigint;
  /** Demo euros for each depositor, to pay wages with; topped up when less than half is left; 0n for none. */
  readonly demoWageFundingCents?: bigint;
  /** Time between a tranche's release and its effect, in seconds. */
  readonly releaseDelaySec?: number;
  /** Accounts that get native coin for gas on every chain (relays, publishers, the messenger). */
  readonly gasAccounts: readonly Address[];
  /** Native coin for each of `gasAccounts`, in wei; topped up when less than half is left. */
  readonly gasFundingWei: bigint;
  /**
   * Keys that each deploy one contract, as their first transaction: its address follows from the key alone. On development
   * chains only.
   */
  readonly addressKeys?: AddressKeys;
  /** Where the proving keys' lock file and the verifiers stand; by default the project's own. */
  readonly provingKeys?: { readonly lockFile: string; readonly verifierFiles: readonly string[] };
};

/** Values that the embedded demo and the tests share. */
export const DEPLOY_DEFAULTS = {
  adminDelaySec: 86_400,
  validatorThreshold: 3,
  rootGraceSec: 96 * 3600,
  /** € 5 million a day, for each gate. */
  dailyCapCents: 500_000_000n,
  /** € 10 million. */
  demoFundingCents: 1_000_000_000n,
  /** € 100,000. */
  demoWageFundingCents: 10_000_000n,
  releaseDelaySec: 86_400,
  depositors: [] as readonly Address[],
  gasFundingWei: 100n * 10n ** 18n,
} as const;

export type DeployLog = (line: string) => void;
