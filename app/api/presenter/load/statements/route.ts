import { deskDeps } from '@/lib/server/desk-deps';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { issueLoad } from '@/lib/server/services/presenter/load-run';
import { zLoadStatements } from '@/lib/shared/schemas/load-run-api';

/** The CSV, and what JSON adds to it. */
const MAX_BYTES = 128 * 1024;

/** Demo only: a month's statements of a load run's employer. */
export const POST = presenterRoute({ body: zLoadStatements, maxBytes: MAX_BYTES }, async ({ body }) => ({
  json: await issueLoad(body, deskDeps()),
}));
