import { AppError } from '../errors/app-error';
import { hashAdvancePolicy } from '../protocol/advance-policy';
import { advanceInput, advanceOutputs, LUMP_SUM_PERIOD } from '../protocol/advance-witness';
import { claimContext } from '../protocol/context';
import type { FieldElement } from '../protocol/field';
import type { SecretIdentity } from '../protocol/hashes';
import { type DoctorLeaf, doctorsTree } from '../protocol/medical';
import { pathOf } from '../protocol/merkle';
import { ADVANCE_SIGNALS } from '../protocol/signals';
import type { SecretCircuitInput } from '../protocol/supplement-witness';
import { confirms } from '../rules/tas/evaluate';
import { ADVANCE_GRACE_SEC, type PublishedAdvance, zAdvanceRequest } from '../schemas/advance-api';
import type { PublicConfig } from '../schemas/public-api';
import { type ClaimChains, claimDeadlineSec, toProvedRequest } from './claim';
import type { WireAdvance } from './claim-progress';
import type { Groth16Proof } from './groth16';
import type { MedicalStatement, PanelConfirmation } from './medical-credentials';

export type AdvanceInput = {
  readonly secret: SecretIdentity;
  readonly statements: readonly MedicalStatement[];
  readonly confirmations: readonly PanelConfirmation[];
  readonly policy: PublishedAdvance;
  readonly registerRoot: FieldElement;
  /** The whole register of doctors, in the order of the tree's places. */
  readonly doctors: readonly DoctorLeaf[];
  readonly chains: ClaimChains;
  readonly nowSec: number;
  /** Length of the relay's sending windows; 0 sends at once. */
  readonly relayBatchSec: number;
};

export const advanceChains = (config: PublicConfig): ClaimChains => ({
  chainId: config.chains.health.chainId,
  gate: config.contracts.asbestosAdvance,
  payoutChainId: config.chains.payout.chainId,
  pool: config.contracts.payoutPool,
});

export type PreparedAdvance = {
  readonly input: SecretCircuitInput;
  /** The public signals that the circuit must give, in its order. */
  readonly expected: readonly bigint[];
  readonly unproved: Omit<WireAdvance, 'proof'>;
};

/** The policy in force at a moment, or null: before the first, or when none is published. */
export const advanceInForce = (advances: readonly PublishedAdvance[], nowSec: number): PublishedAdvance | null =>
  advances.find(({ startsAtSec, endsAtSec }) => startsAtSec <= nowSec && (endsAtSec === null || nowSec < endsAtSec)) ??
  null;

/** Whether the policy's table is the one that its hash commits to. Its window is in no hash: that the chain alone says. */
export const isOfItsHash = (policy: PublishedAdvance): boolean => hashAdvancePolicy(policy) === policy.policyHash;

/** Whether the policy names the key that confirmed: after a change of the panel's key only the new one counts. */
export const isOfPanel = ({ key }: Pick<PanelConfirmation, 'key'>, { panelKey }: Pick<PublishedAdvance, 'panelKey'>) =>
  key[0] === panelKey[0] && key[1] === panelKey[1];

type Chosen = {
  readonly statement: MedicalStatement;
  readonly confirmation: PanelConfirmation;
  readonly place: number;
};

/**
 * A statement that the policy covers and the panel confirmed, of a doctor who might state it: registered with the
 * specialism, and on the day of the diagnosis. A doctor who was struck off since then might.
 * @throws NO_RIGHT, NOT_IN_REGISTER when the doctor does not stand in it (yet), DOCTOR_NOT_REGISTERED when the doctor does,
 *   but might not state it
 */
function choose({ statements, confirmations, policy, doctors }: AdvanceInput): Chosen {
  const confirmed = statements.flatMap((statement) => {
    const confirmation = confirmations.find((one) => isOfPanel(one, policy) && confirms(one, statement));
    return confirmation === undefined || !policy.codes.includes(statement.diagnosisCode)
      ? []
      : [{ statement, confirmation }];
  });
  if (confirmed.length === 0) throw new AppError('NO_RIGHT');
  for (const { statement, confirmation } of confirmed) {
    const place = doctors.findIndex(
      ({ keyHash, specialism, validUntil }) =>
        keyHash === statement.keyHash && specialism === policy.specialism && statement.diagnosedOn <= validUntil,
    );
    if (place >= 0) return { statement, confirmation, place };
  }
  const isKnown = doctors.some(({ keyHash }) => confirmed.some(({ statement }) => statement.keyHash === keyHash));
  throw new AppError(isKnown ? 'DOCTOR_NOT_REGISTERED' : 'NOT_IN_REGISTER');
}

/**
 * Everything the prover needs for the lump sum, checked as the circuit and the contract will check it.
 * @throws what `choose` throws, POLICY_UNKNOWN when the published hash is not that of the table, REGISTER_BUCKET_INVALID
 *   when the list of doctors is not that of the root, CLAIM_DEADLINE_PASSED
 */
export function prepareAdvance(advance: AdvanceInput): PreparedAdvance {
  const { secret, policy, doctors, registerRoot, chains, nowSec } = advance;
  const { policyHash } = policy;
  if (!isOfItsHash(policy)) throw new AppError('POLICY_UNKNOWN');
  const tree = doctorsTree(doctors);
  if (tree.root !== registerRoot) throw new AppError('REGISTER_BUCKET_INVALID');
  const { statement, confirmation, place } = choose(advance);
  const closesAtSec = policy.endsAtSec === null ? Number.POSITIVE_INFINITY : policy.endsAtSec + ADVANCE_GRACE_SEC;
  if (nowSec >= closesAtSec) throw new AppError('CLAIM_DEADLINE_PASSED');

  const deadlineSec = claimDeadlineSec(nowSec, advance.relayBatchSec, closesAtSec);
  const context = claimContext({
    ...chains,
    scheme: policy.scheme,
    period: LUMP_SUM_PERIOD,
    deadlineSec: BigInt(deadlineSec),
  });
  const { nullifier, note } = advanceOutputs({ secret, policy });
  const input = advanceInput({
    secret,
    medical: { fields: statement, issuerKey: statement.key, signature: statement.signature },
    doctorValidUntil: doctors[place]?.validUntil ?? 0,
    path: pathOf(tree, place),
    panel: { fields: confirmation, issuerKey: confirmation.key, signature: confirmation.signature },
    policy,
    context,
  });
  const signals: Record<(typeof ADVANCE_SIGNALS)[number], bigint> = {
    nullifier,
    note,
    policyHash,
    registerRoot,
    context,
  };
  return {
    input,
    expected: ADVANCE_SIGNALS.map((name) => signals[name]),
    unproved: {
      policyId: policy.policyId,
      registerRoot: String(registerRoot),
      nullifier: String(nullifier),
      note: String(note),
      deadlineSec,
    },
  };
}

/** The application as the relay takes it. A proof of anything but the prepared one is not sent. @throws PROVING_FAILED */
export const toAdvanceRequest = (prepared: Omit<PreparedAdvance, 'input'>, proved: Groth16Proof): WireAdvance =>
  toProvedRequest(prepared, proved, zAdvanceRequest);
