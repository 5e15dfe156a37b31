import 'server-only';
import { calendarDay } from '@/lib/shared/domain/calendar-day';
import { AppError } from '@/lib/shared/errors/app-error';
import { field } from '@/lib/shared/protocol/field';
import { hashMedical, hashPanel } from '@/lib/shared/protocol/medical';
import { VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import {
  type Answer,
  type MedicalCredential,
  type PanelCredential,
  zAnswer,
} from '@/lib/shared/schemas/medical-credentials';
import type { ContestRow } from '../../repositories/contests';
import type { IssuerRow } from '../../repositories/issuers';
import type { MedicalRow } from '../../repositories/medical';
import type { PanelRequestRow } from '../../repositories/panel';
import { credentialProof, type IssuerKeys } from '../signed-credential';

/** Whose credential it is and who says it. `holder` is decimal. */
export type Parties = { readonly issuer: IssuerRow; readonly holder: string };

const head = (id: string, issuer: IssuerRow, at: Date) => ({
  '@context': [VC_CONTEXT[0], VC_CONTEXT[1]] as [(typeof VC_CONTEXT)[0], (typeof VC_CONTEXT)[1]],
  id: `urn:uuid:${id}`,
  issuer: { id: issuer.id, name: issuer.name },
  validFrom: at.toISOString(),
});

/** A doctor's statement. @throws UNEXPECTED without the doctor's key */
export function medicalCredential(row: MedicalRow, { issuer, holder }: Parties, keys: IssuerKeys): MedicalCredential {
  const fields = {
    holder: field(BigInt(holder)),
    diagnosisCode: row.diagnosisCode,
    diagnosedOn: calendarDay(row.diagnosedOn),
    number: row.number,
  };
  return {
    ...head(row.id, issuer, row.issuedAt),
    type: ['VerifiableCredential', 'MedicalStatement'],
    credentialSubject: { ...fields, number: row.number.toString() },
    proof: credentialProof(issuer, hashMedical(fields), row.issuedAt.toISOString(), keys),
  };
}

/** The panel's confirmation. @throws UNEXPECTED for a request that was not confirmed, or without the panel's key */
export function panelCredential(row: PanelRequestRow, { issuer, holder }: Parties, keys: IssuerKeys): PanelCredential {
  const { diagnosisCode, confirmedOn, number, decidedAt } = row;
  if (diagnosisCode === null || confirmedOn === null || number === null || decidedAt === null) {
    throw new AppError('UNEXPECTED');
  }
  const fields = { holder: field(BigInt(holder)), diagnosisCode, confirmedOn: calendarDay(confirmedOn), number };
  return {
    ...head(row.id, issuer, decidedAt),
    type: ['VerifiableCredential', 'PanelConfirmation'],
    credentialSubject: { ...fields, number: number.toString(), requestId: row.id },
    proof: credentialProof(issuer, hashPanel(fields), decidedAt.toISOString(), keys),
  };
}

const answer = (
  id: string,
  { issuer }: Parties,
  at: Date | null,
  credentialSubject: Readonly<Record<string, unknown>>,
): Answer =>
  zAnswer.parse({
    ...head(id, issuer, at ?? new Date(0)),
    type: ['VerifiableCredential', 'Answer'],
    credentialSubject,
  });

/** What a citizen is told when the panel does not confirm. */
export const refusalAnswer = (row: PanelRequestRow, parties: Parties): Answer =>
  answer(row.id, parties, row.decidedAt, {
    about: 'panel-request',
    holder: parties.holder,
    requestId: row.id,
    diagnosisCode: row.diagnosisCode,
    diagnosedOn: row.diagnosedOn,
    reason: row.reason,
    afterReview: row.reviewAskedAt !== null,
  });

/** What a citizen is told about a contested statement. */
export const contestAnswer = (row: ContestRow, parties: Parties): Answer =>
  answer(row.id, parties, row.answeredAt, {
    about: 'contest',
    holder: parties.holder,
    contestId: row.id,
    credentialId: `urn:uuid:${row.statementId}`,
    outcome: row.outcome,
    reason: row.answer,
  });
