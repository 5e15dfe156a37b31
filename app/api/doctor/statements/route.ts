import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { issueMedicalStatement, medicalStatements } from '@/lib/server/services/asbestos/doctor-desk';
import { zMedicalIssue } from '@/lib/shared/schemas/health-desk-api';

/** The doctor's own statements. */
export const GET = withRole(['doctor'], {}, async ({ actor }) => ({
  json: { statements: await medicalStatements(actor.issuerId, deskDeps().db) },
}));

/** States a diagnosis. */
export const POST = withRole(['doctor'], { body: zMedicalIssue }, async ({ actor, body }) => ({
  status: 201,
  json: await issueMedicalStatement(actor.issuerId, body, deskDeps()),
}));
