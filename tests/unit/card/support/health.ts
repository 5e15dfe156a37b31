import { advanceChains } from '@/lib/shared/card/advance-claim';
import type { JsonRequest } from '@/lib/shared/card/json-fetch';
import type { AdvanceChain } from '@/lib/shared/card/policy-chain';
import type { CalendarDay } from '@/lib/shared/domain/calendar-day';
import { eurCents } from '@/lib/shared/domain/cents';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { AppError } from '@/lib/shared/errors/app-error';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { claimContext } from '@/lib/shared/protocol/context';
import { signField } from '@/lib/shared/protocol/eddsa';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { type DoctorLeaf, doctorsTree, hashMedical, hashPanel } from '@/lib/shared/protocol/medical';
import { TAS_PACK } from '@/lib/shared/rules/tas/pack';
import {
  type AdvanceRequest,
  type PanelRequest,
  zAdvanceRequest,
  zPublishedAdvance,
} from '@/lib/shared/schemas/advance-api';
import { VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import type { Answer, PanelRefusal } from '@/lib/shared/schemas/medical-credentials';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { proofVerifier } from './verify';
import { issuer, NOW_MS, type TestIssuer, text } from './world';

export const lungDoctor = issuer('lung', 'doctor');
export const otherDoctor = issuer('other-lung', 'doctor');
export const panel = issuer('panel', 'panel');
export const MESOTHELIOMA = DIAGNOSES.mesothelioma.code;
export const AMOUNT_2026 = 2_567_900n;

type Signed = {
  readonly holder: FieldElement;
  readonly code?: number;
  readonly on?: number;
  readonly number?: bigint;
  readonly by?: TestIssuer;
};

const credential = (by: TestIssuer, type: string, id: string, subject: object) => ({
  '@context': [...VC_CONTEXT],
  id,
  type: ['VerifiableCredential', type],
  issuer: { id: by.id, name: by.name },
  validFrom: '2026-10-01T00:00:00Z',
  credentialSubject: subject,
});

const proofBy = (by: TestIssuer, message: FieldElement) => {
  const { r8, s } = signField(by.signingKey, message);
  return {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-poseidon-babyjubjub-2026',
    created: '2026-10-01T00:00:00Z',
    verificationMethod: text(by.key),
    proofValue: { r8: text(r8), s: String(s) },
  };
};

/** A lung doctor's statement, as it travels. */
export function medicalJson({ holder, code = MESOTHELIOMA, on = 20260914, number = 1n, by = lungDoctor }: Signed) {
  const fields = { holder, diagnosisCode: code, diagnosedOn: on, number };
  const subject = { ...fields, holder: String(holder), number: String(number) };
  return {
    ...credential(by, 'MedicalStatement', `urn:medical:${by.id}:${number}`, subject),
    proof: proofBy(by, hashMedical(fields)),
  };
}

/** The panel's confirmation, likewise. */
export function confirmationJson({ holder, code = MESOTHELIOMA, on = 20260928, number = 1n, by = panel }: Signed) {
  const fields = { holder, diagnosisCode: code, confirmedOn: on, number };
  const subject = { ...fields, holder: String(holder), number: String(number), requestId: 'request-1' };
  return {
    ...credential(by, 'PanelConfirmation', `urn:panel:${number}`, subject),
    proof: proofBy(by, hashPanel(fields)),
  };
}

type Subject = Answer['credentialSubject'];
type Told<About extends Subject['about']> = Omit<Extract<Subject, { about: About }>, 'about' | 'holder'>;

export const refusalJson = (holder: FieldElement, told: Partial<Told<'panel-request'>> = {}) =>
  credential(panel, 'Answer', 'urn:answer:refusal', {
    ...{
      about: 'panel-request',
      holder: String(holder),
      requestId: 'request-1',
      diagnosisCode: MESOTHELIOMA,
      diagnosedOn: 20260914,
    },
    ...{ reason: 'more-examination' satisfies PanelRefusal, afterReview: false, ...told },
  });

export const contestJson = (holder: FieldElement, told: Omit<Told<'contest'>, 'contestId'>, by = lungDoctor) =>
  credential(by, 'Answer', `urn:answer:${told.credentialId}`, {
    ...{ about: 'contest', holder: String(holder), contestId: 'contest-1', ...told },
  });

/** A policy as the portal publishes it, in force from a moment on. */
export function advanceJson(
  policyId: number,
  amountCents: bigint,
  startsAtSec: number,
  endsAtSec: number | null = null,
) {
  const policy = {
    scheme: TAS_PACK.id,
    nullifierClass: TAS_PACK.nullifierClass,
    specialism: TAS_PACK.specialism,
    amountCents: eurCents(amountCents),
    codes: TAS_PACK.codes,
    panelKey: panel.key,
  };
  return {
    ...{ ...policy, policyId, startsAtSec, endsAtSec, amountCents: String(amountCents), panelKey: text(panel.key) },
    policyHash: String(hashAdvancePolicy(policy)),
  };
}

export const doctorLeaf = (by: TestIssuer, change: Partial<DoctorLeaf> = {}): DoctorLeaf => ({
  ...{ keyHash: hashKey(by.key), specialism: TAS_PACK.specialism, validUntil: 20991231 },
  ...change,
});

const verify = proofVerifier('advance');
const JANUARY_SEC = Date.UTC(2026, 0, 1) / 1000;

/** The health domain as a card sees it: doctors, policies, panel, contests, and the gate, which checks real proofs. */
export function healthDouble(config: PublicConfig) {
  const state = {
    doctors: [doctorLeaf(otherDoctor), doctorLeaf(lungDoctor)] as readonly DoctorLeaf[],
    advances: [advanceJson(1, AMOUNT_2026, JANUARY_SEC)] as readonly ReturnType<typeof advanceJson>[],
    /** What the chain says instead of the published hashes. */
    chainHash: null as bigint | null,
    /** The policies on the chain, where the portal publishes others. */
    chainAdvances: null as readonly ReturnType<typeof advanceJson>[] | null,
    /** The doctors whose root stands on the chain, where the portal serves others. */
    chainDoctors: null as readonly DoctorLeaf[] | null,
    chainAnswers: true,
  };
  const applications: AdvanceRequest[] = [];
  const shown: unknown[] = [];
  const chainQuestions: number[][] = [];
  /** How often the chain was asked for the doctors' root. */
  const rootQuestions: number[] = [];
  let requests: PanelRequest[] = [];
  let contests: object[] = [];
  const published = () => state.advances.map((policy) => zPublishedAdvance.parse(policy));
  const root = () => doctorsTree(state.doctors).root;

  async function check(request: AdvanceRequest): Promise<void> {
    if (applications.some(({ nullifier }) => nullifier === request.nullifier)) throw new AppError('CLAIM_ALREADY_MADE');
    if (request.registerRoot !== root()) throw new AppError('REGISTER_ROOT_STALE');
    const policy = published().find(({ policyId }) => policyId === request.policyId);
    if (policy === undefined) throw new AppError('POLICY_UNKNOWN');
    const deadlineSec = BigInt(request.deadlineSec);
    const context = claimContext({ ...advanceChains(config), scheme: 3, period: 0, deadlineSec });
    const signals = [request.nullifier, request.note, policy.policyHash, request.registerRoot, context];
    if (!(await verify(signals.map(String), request.proof))) throw new AppError('CLAIM_PROOF_INVALID');
  }

  const change = (id: string, next: Partial<PanelRequest>): PanelRequest => {
    const found = requests.find((request) => request.id === id);
    if (found === undefined) throw new AppError('NOT_FOUND');
    const changed = { ...found, ...next };
    requests = requests.map((request) => (request.id === id ? changed : request));
    return changed;
  };

  function ask(statement: {
    readonly credentialSubject: { readonly diagnosisCode: number; readonly diagnosedOn: CalendarDay };
  }): PanelRequest {
    shown.push(statement);
    const { diagnosisCode, diagnosedOn } = statement.credentialSubject;
    const request: PanelRequest = {
      ...{ id: `request-${requests.length + 1}`, diagnosisCode, diagnosedOn, status: 'waiting', reason: null },
      ...{ askedAtMs: NOW_MS, decidedAtMs: null, reviewAskedAtMs: null },
    };
    requests = [request, ...requests];
    return request;
  }

  /** @returns undefined for a path that is not of this domain */
  async function answer({ method, path, body }: JsonRequest): Promise<unknown> {
    const [, , resource = '', second = '', third = ''] = path.split('/');
    if (resource === 'panel' && second === 'requests') {
      const id = path.split('/')[4];
      if (id === undefined) return method === 'GET' ? { requests } : ask((body as { statement: never }).statement);
      return method === 'DELETE'
        ? change(id, { status: 'withdrawn', diagnosisCode: null, diagnosedOn: null })
        : change(id, { status: 'waiting', reviewAskedAtMs: NOW_MS });
    }
    if (resource === 'contests') {
      if (method === 'GET') return { contests };
      const contest = { id: 'contest-1', ...(body as object), status: 'open', askedAtMs: NOW_MS };
      contests = [contest, ...contests];
      return contest;
    }
    if (resource === 'registers' && third === 'doctors') {
      const doctors = state.doctors.map((leaf) => ({ ...leaf, keyHash: String(leaf.keyHash) }));
      return { root: second, doctors };
    }
    if (resource === 'relay' && second === 'advances') {
      const request = zAdvanceRequest.parse(body);
      await check(request);
      applications.push(request);
      return { jobId: `advance-${applications.length}` };
    }
    return undefined;
  }

  const chain: AdvanceChain = {
    async policies(ids) {
      chainQuestions.push([...ids]);
      if (!state.chainAnswers) throw new Error('no answer');
      const standing = (state.chainAdvances ?? state.advances).map((policy) => zPublishedAdvance.parse(policy));
      return ids.map((id) => {
        const found = standing.find(({ policyId }) => policyId === id);
        if (found === undefined) return { policyHash: 0n, startsAtSec: 0, endsAtSec: null };
        return { ...found, policyHash: state.chainHash ?? found.policyHash };
      });
    },
    async currentRoots(registers) {
      rootQuestions.push(...registers.map(({ scheme }) => scheme));
      if (!state.chainAnswers) throw new Error('no answer');
      return registers.map(() => doctorsTree(state.chainDoctors ?? state.doctors).root);
    },
  };

  return {
    ...{ state, applications, shown, chainQuestions, rootQuestions, answer, chain },
    decide: (status: 'confirmed' | 'refused') => change('request-1', { status, decidedAtMs: NOW_MS }),
    doctorsJson: () => ({ root: String(root()), count: state.doctors.length, publishedAtSec: 1 }),
    notesJson: () =>
      applications.map((request, index) => ({
        nullifierClass: TAS_PACK.nullifierClass,
        ...{ nullifier: String(request.nullifier), note: String(request.note) },
        capCents:
          published()
            .find(({ policyId }) => policyId === request.policyId)
            ?.amountCents.toString() ?? '0',
        ...{ blockNumber: index + 1, blockTimeSec: NOW_MS / 1000, txHash: `0x${'e'.repeat(64)}` },
      })),
  };
}
export type HealthDouble = ReturnType<typeof healthDouble>;
