import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { answerContestedStatement } from '@/lib/server/services/asbestos/contests';
import { zContestAnswer } from '@/lib/shared/schemas/health-desk-api';

const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });

/** The doctor's answer to a contested statement. */
export const POST = withRole(['doctor'], { params, body: zContestAnswer }, async ({ actor, params: { id }, body }) => ({
  json: await answerContestedStatement(actor.issuerId, id, body, deskDeps()),
}));
