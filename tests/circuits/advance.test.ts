import { describe, expect, it } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { DIAGNOSES, SPECIALISMS } from '@/lib/shared/domain/diagnoses';
import { advanceInput } from '@/lib/shared/protocol/advance-witness';
import { BASE8, pointAdd, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { FIELD_ORDER, type FieldElement } from '@/lib/shared/protocol/field';
import { hashNode, hashNullifier } from '@/lib/shared/protocol/hashes';
import { doctorsTree, hashDoctor } from '@/lib/shared/protocol/medical';
import { holderOf, secretOf, seeded } from '../fixtures/household';
import { ADVANCE_POLICY, advanceWitnessOf, confirmationOf, DOCTORS, doctorOf, medicalOf } from '../fixtures/patient';
import { advanceSignalsOf, advances, refusesAdvance } from './support/advance';

const { mesothelioma, asbestosis, asbestosLungCancer } = DIAGNOSES;
const input = () => advanceInput(advanceWitnessOf());
const FORMER = 6;
const GENERALIST = 7;

describe('advance', () => {
  it('C-30 a stated and confirmed diagnosis gives the note with exactly the policy’s amount', () => {
    advances({});
    advances({ policy: { amountCents: eurCents(1n) } });
    advances({ policy: { amountCents: eurCents(4_294_967_295n) } });
    const code = { diagnosisCode: asbestosis.code };
    advances({ medical: medicalOf('doctor', 'patient', code), panel: confirmationOf('patient', code) });
  });

  it('C-31 every slot of the policy’s codes counts, the eighth too', () => {
    const codes = [11, 12, 13, 14, 15, 16, 17, 4_294_967_295];
    for (const diagnosisCode of codes) {
      const code = { diagnosisCode };
      advances({
        policy: { codes },
        medical: medicalOf('doctor', 'patient', code),
        panel: confirmationOf('patient', code),
      });
    }
  });

  it('C-32 the largest serial numbers are accepted, larger ones refused', () => {
    const largest = (1n << 64n) - 1n;
    advances({
      medical: medicalOf('doctor', 'patient', { number: largest }),
      panel: confirmationOf('patient', { number: largest }),
    });
    refusesAdvance({ medical: medicalOf('doctor', 'patient', { number: largest + 1n }) });
    refusesAdvance({ panel: confirmationOf('patient', { number: largest + 1n }) });
  });

  it('S-05 one secret has one nullifier in a life, whatever doctor, statement, policy or day', () => {
    const first = advanceSignalsOf(input());
    const other = advanceSignalsOf(
      advanceInput(
        advanceWitnessOf({
          medical: medicalOf('doctor.1', 'patient', { diagnosedOn: 20260101, number: 9n }),
          doctorIndex: 1,
          panel: confirmationOf('patient', { confirmedOn: 20261001, number: 9n }),
          policy: { amountCents: eurCents(2_401_000n) },
          context: seeded('advance.other'),
        }),
      ),
    );
    expect(other.nullifier).toBe(first.nullifier);
    expect(other.note).not.toBe(first.note);
  });

  it('S-06 what doctor, panel and agency know does not give the nullifier', () => {
    const { nullifier } = advanceSignalsOf(input());
    expect(nullifier).toBe(hashNullifier(secretOf('patient'), ADVANCE_POLICY.nullifierClass, 0));
    for (const guess of [holderOf('patient'), 0n]) {
      expect(hashNullifier(guess as never, ADVANCE_POLICY.nullifierClass, 0)).not.toBe(nullifier);
    }
  });

  it("S-07 another person's statement, confirmation or secret is refused", () => {
    refusesAdvance({ medical: medicalOf('doctor', 'neighbour') });
    refusesAdvance({ panel: confirmationOf('neighbour') });
    refusesAdvance({ secret: secretOf('thief') });
    // Both of the neighbour are good for the neighbour alone.
    const theirs = { medical: medicalOf('doctor', 'neighbour'), panel: confirmationOf('neighbour') };
    refusesAdvance(theirs);
    advances({ ...theirs, secret: secretOf('neighbour') });
  });

  it('C-40 a confirmation of another diagnosis than the stated one is refused', () => {
    refusesAdvance({ panel: confirmationOf('patient', { diagnosisCode: asbestosis.code }) });
    refusesAdvance({ medical: medicalOf('doctor', 'patient', { diagnosisCode: asbestosis.code }) });
  });

  it('C-41 a diagnosis that the policy does not cover, and the empty place’s code 0, are refused', () => {
    for (const diagnosisCode of [asbestosLungCancer.code, 0, mesothelioma.code + 2 ** 32]) {
      const code = { diagnosisCode };
      refusesAdvance({ medical: medicalOf('doctor', 'patient', code), panel: confirmationOf('patient', code) });
    }
  });

  it('C-42 a statement or confirmation that was changed after signing, or signed by another, is refused', () => {
    for (const changes of [
      { diagnosedOn: '20260913' },
      { medicalNumber: '2' },
      { confirmedOn: '20260929' },
      { panelNumber: '2' },
    ]) {
      refusesAdvance({}, changes);
    }
    refusesAdvance({ panel: confirmationOf('patient', {}, 'another-panel') });
    // The doctor is no panel.
    refusesAdvance({ panel: confirmationOf('patient', {}, 'doctor') });
  });

  it('C-43 a panel’s signature is no doctor’s, and the other way round: the tags differ', () => {
    const panelAsDoctor = confirmationOf('patient', { confirmedOn: 20260914 });
    refusesAdvance(
      { doctors: [...DOCTORS.slice(0, 5), doctorOf('panel'), ...DOCTORS.slice(6)] },
      {
        doctorKey: panelAsDoctor.issuerKey.map(String),
        doctorR8: panelAsDoctor.signature.r8.map(String),
        doctorS: String(panelAsDoctor.signature.s),
      },
    );
  });

  it('C-44 a doctor without the specialism stands in the register, but not for this policy', () => {
    const root = doctorsTree(DOCTORS).root;
    const forged = advanceSignalsOf(
      advanceInput(advanceWitnessOf({ medical: medicalOf('generalist', 'patient'), doctorIndex: GENERALIST })),
    );
    expect(forged.registerRoot).not.toBe(root);
    const policy = { specialism: SPECIALISMS.general };
    advances({ policy, medical: medicalOf('generalist', 'patient'), doctorIndex: GENERALIST });
  });

  it('C-45 a struck-off doctor’s older statement stays good, one of a later day is refused', () => {
    const stated = (diagnosedOn: number) => ({
      medical: medicalOf('former', 'patient', { diagnosedOn }),
      doctorIndex: FORMER,
    });
    advances(stated(20260331));
    advances(stated(20250101));
    refusesAdvance(stated(20260401));
    // Told with a longer time, the doctor is another leaf.
    const longer = advanceInput({ ...advanceWitnessOf(stated(20260401)), doctorValidUntil: 20991231 });
    expect(advanceSignalsOf(longer).registerRoot).not.toBe(doctorsTree(DOCTORS).root);
  });

  it('C-46 a doctor outside the register leads to no root of it', () => {
    const stranger = advanceSignalsOf(advanceInput(advanceWitnessOf({ medical: medicalOf('stranger', 'patient') })));
    expect(stranger.registerRoot).not.toBe(doctorsTree(DOCTORS).root);
  });

  it('C-47 a confirmation from before the diagnosis is refused, one of the same day is not', () => {
    refusesAdvance({ panel: confirmationOf('patient', { confirmedOn: 20260913 }) });
    advances({ panel: confirmationOf('patient', { confirmedOn: 20260914 }) });
  });

  it('S-02 days and values outside their range are refused', () => {
    for (const day of [2 ** 32, 2 ** 40]) {
      refusesAdvance({ medical: medicalOf('doctor', 'patient', { diagnosedOn: day }) });
      refusesAdvance({ panel: confirmationOf('patient', { confirmedOn: day }) });
    }
    const minusOne = String(FIELD_ORDER - 1n);
    for (const name of ['scheme', 'nullifierClass', 'specialism', 'amount', 'doctorValidUntil', 'leafIndex']) {
      refusesAdvance({}, { [name]: minusOne });
    }
    refusesAdvance({}, { scheme: '256' });
    refusesAdvance({}, { nullifierClass: '65536' });
    refusesAdvance({}, { amount: String(2n ** 32n), specialism: '0' });
    refusesAdvance({}, { codes: ['1', '2', '0', '0', '0', '0', '0', String(2n ** 32n)] });
  });

  it('S-03 S-04 a place beyond the register is refused, and another place leads elsewhere', () => {
    for (const index of [2n ** 16n + 5n, FIELD_ORDER - 5n]) refusesAdvance({}, { leafIndex: String(index) });
    expect(advanceSignalsOf({ ...input(), leafIndex: '4' }).registerRoot).not.toBe(doctorsTree(DOCTORS).root);
  });

  it('S-04 an inner node of the register passes as no doctor', () => {
    // A doctor is a tagged hash of four; no choice of key, specialism and day gives the hash of two doctors.
    const node = hashNode(hashDoctor(DOCTORS[4] as never), hashDoctor(DOCTORS[5] as never));
    expect(DOCTORS.map(hashDoctor)).not.toContain(node);
    const { siblings, ...rest } = input();
    const shifted = [...(siblings as string[]).slice(1), '0'];
    expect(advanceSignalsOf({ ...rest, siblings: shifted, leafIndex: '2' }).registerRoot).not.toBe(
      doctorsTree(DOCTORS).root,
    );
  });

  it('S-10 the empty place is no doctor', () => {
    const empty = advanceSignalsOf(
      advanceInput({ ...advanceWitnessOf({ doctorIndex: 9 }), doctorValidUntil: 20991231 }),
    );
    expect(empty.registerRoot).not.toBe(doctorsTree(DOCTORS).root);
    // Nor does the blank key sign: 0 is no point, (0, 1) is the identity, for which anything would be signed.
    for (const point of [
      ['0', '0'],
      ['0', '1'],
    ]) {
      refusesAdvance({}, { doctorKey: point, doctorR8: point, doctorS: '0' });
      refusesAdvance({}, { panelKey: point, panelR8: point, panelS: '0' });
    }
  });

  it('S-08 points off the curve and a scalar above the subgroup’s order are refused', () => {
    const { medical, panel } = advanceWitnessOf();
    for (const [r8, s, signature] of [
      ['doctorR8', 'doctorS', medical.signature],
      ['panelR8', 'panelS', panel.signature],
    ] as const) {
      refusesAdvance({}, { [r8]: ['1', '1'] });
      refusesAdvance({}, { [s]: String(signature.s + SUBGROUP_ORDER) });
      refusesAdvance({}, { [r8]: pointAdd(signature.r8, BASE8).map(String) });
    }
    refusesAdvance({}, { panelKey: ['1', '1'] });
    refusesAdvance({}, { panelKey: scalarMul(BASE8, 5n).map(String) });
  });

  it('S-12 the amount in the note is the policy’s: another amount is another policy', () => {
    const more = advanceSignalsOf({ ...input(), amount: '2567901' });
    const honest = advanceSignalsOf(input());
    expect(more.policyHash).not.toBe(honest.policyHash);
    expect(more.note).not.toBe(honest.note);
  });

  it('C-48 shapes that the circuit cannot take are refused before it', () => {
    const witness = advanceWitnessOf();
    expect(() => advanceInput({ ...witness, path: { index: 0, siblings: [0n as FieldElement] } })).toThrow(
      'INPUT_MALFORMED',
    );
    for (const codes of [[], [0], [1, 2, 3, 4, 5, 6, 7, 8, 9], [2 ** 32]]) {
      expect(() => advanceInput({ ...witness, policy: { ...witness.policy, codes } })).toThrow('INPUT_MALFORMED');
    }
  });
});
