import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import { findPanel } from '../../repositories/issuers';
import { listStaff } from '../../repositories/staff';
import { issueMedicalStatement, medicalStatements } from '../asbestos/doctor-desk';
import { decideRequest, panelDesk } from '../asbestos/panel-desk';
import { ownRequests } from '../asbestos/panel-requests';
import type { ActDeps, DeedJson } from './deed';

const accountOf = async (is: { role: string; issuerId?: string }, { db }: ActDeps): Promise<string> => {
  const accounts = await listStaff(db);
  const found = accounts.find(({ role, issuerId }) => role === is.role && (is.issuerId ?? issuerId) === issuerId);
  return found?.name ?? is.role;
};

type Diagnosis = { readonly issuerId: string; readonly personId: string; readonly diagnosisCode: number };

/** Today: the panel's confirmation may not be older than what it confirms. */
const today = (now: Date): string => now.toISOString().slice(0, 10);

/** The doctor states a diagnosis of an own patient; once, whatever day it is asked again. */
export async function stateDiagnosis(
  { issuerId, personId, diagnosisCode }: Diagnosis,
  deps: ActDeps,
): Promise<DeedJson> {
  const inForce = (await medicalStatements(issuerId, deps.db)).find(
    (one) => one.personId === personId && one.diagnosisCode === diagnosisCode && one.status !== 'withdrawn',
  );
  const request = { personId, diagnosisCode, diagnosedOn: today(deps.now), agreed: true };
  const view = inForce ?? (await issueMedicalStatement(issuerId, request, deps));
  const by = await accountOf({ role: 'doctor', issuerId }, deps);
  return {
    ...{ kind: 'medical', by, issuerName: by, displayName: view.displayName, netCents: null },
    ...{ issuedAtMs: view.issuedAtMs, already: inForce !== undefined },
  };
}

/**
 * The panel confirms what this person's card asked it to confirm. @throws NOT_FOUND while the card has asked nothing
 */
export async function confirmForPanel(personId: string, deps: ActDeps): Promise<DeedJson> {
  const requests = await ownRequests(personId, deps.db);
  const open = requests.find(({ status }) => status === 'waiting');
  const decided = requests.find(({ status }) => status === 'confirmed');
  const one = open ?? decided;
  if (!one) throw new AppError('NOT_FOUND');
  if (open) {
    await decideRequest(open.id, { decision: 'confirm' }, deps).catch((error: unknown) => {
      // Another page's presenter was first.
      if (!(error instanceof AppError) || error.code !== 'REQUEST_DECIDED') throw error;
    });
  }
  const seen = (await panelDesk(deps)).requests.find(({ id }) => id === one.id);
  return {
    kind: 'panel',
    by: await accountOf({ role: 'panel' }, deps),
    issuerName: (await findPanel(deps.db)).name,
    displayName: seen?.displayName ?? '',
    netCents: null,
    issuedAtMs: seen?.decidedAtMs ?? one.askedAtMs,
    already: open === undefined,
  };
}
