import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { contestStatement, ownContests } from '@/lib/server/services/asbestos/contests';
import { zContestNew } from '@/lib/shared/schemas/advance-api';

/** Statements that the citizen contested. */
export const GET = withRole(['citizen'], {}, async ({ actor }) => ({
  json: { contests: await ownContests(actor.personId, deskDeps().db) },
}));

/** Contests a statement: it goes back to its issuer. */
export const POST = withRole(['citizen'], { body: zContestNew }, async ({ actor, body }) => ({
  status: 201,
  json: await contestStatement(actor.personId, body, deskDeps().db),
}));
