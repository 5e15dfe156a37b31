/** The vectors of the asbestos scheme, for vectors.ts: what doctor and panel sign, the register of doctors, the policy. */
import { eurCents } from '@/lib/shared/domain/cents';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import { type AdvancePolicy, codeSlots, hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { doctorsTree, hashDoctor, hashMedical, hashPanel } from '@/lib/shared/protocol/medical';
import { pathOf } from '@/lib/shared/protocol/merkle';

export type Flat = Record<string, string | readonly string[]>;

const advancePolicy: AdvancePolicy = {
  scheme: SCHEMES.tas,
  nullifierClass: 2,
  specialism: 1,
  amountCents: eurCents(2567900n),
  codes: [1, 2],
  panelKey: signingPublicKey(Buffer.from('voorzien.vectors.panel'.padEnd(32, '.'))),
};

/** Every field at its largest, as in fullPolicy. */
const fullAdvancePolicy: AdvancePolicy = {
  ...advancePolicy,
  scheme: 255,
  nullifierClass: 65535,
  specialism: 4294967294,
  amountCents: eurCents(4294967293n),
  codes: Array.from({ length: 8 }, (_, i) => 4294967295 - i),
};

function advancePolicyVector(policy: AdvancePolicy): Flat {
  return {
    scheme: String(policy.scheme),
    nullifierClass: String(policy.nullifierClass),
    specialism: String(policy.specialism),
    amountCents: String(policy.amountCents),
    codes: codeSlots(policy).map(String),
    panelX: String(policy.panelKey[0]),
    panelY: String(policy.panelKey[1]),
    hash: String(hashAdvancePolicy(policy)),
  };
}

/** @param holder whom the statements are of @param keyHash the doctor's */
export function medicalVectors(holder: FieldElement, keyHash: FieldElement): Record<string, Flat> {
  const doctor = { keyHash, specialism: 1, validUntil: 20991231 };
  const medical = { holder, diagnosisCode: 1, diagnosedOn: 20260914, number: 18446744073709551615n };
  const panel = { holder, diagnosisCode: 1, confirmedOn: 20260928, number: 7n };
  const tree = doctorsTree([doctor, { ...doctor, validUntil: 20260331 }, { ...doctor, specialism: 2 }]);
  const strings = (fields: Readonly<Record<string, bigint | number>>): Flat =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  return {
    medical: { ...strings(medical), hash: String(hashMedical(medical)) },
    panel: { ...strings(panel), hash: String(hashPanel(panel)) },
    doctor: { ...strings(doctor), hash: String(hashDoctor(doctor)) },
    doctorsTree: { index: '0', siblings: pathOf(tree, 0).siblings.map(String), root: String(tree.root) },
    advancePolicy: advancePolicyVector(advancePolicy),
    advancePolicyFull: advancePolicyVector(fullAdvancePolicy),
  };
}
