import { deskDeps } from '@/lib/server/desk-deps';
import { presenterRoute } from '@/lib/server/http/presenter-route';
import { enrolLoad } from '@/lib/server/services/presenter/load-run';
import { zLoadPeople } from '@/lib/shared/schemas/load-run-api';

/** A thousand people, 200 bytes each. */
const MAX_BYTES = 256 * 1024;

/** Demo only: made-up people of a load run, into a register that is nobody's. */
export const POST = presenterRoute({ body: zLoadPeople, maxBytes: MAX_BYTES }, async ({ body }) => {
  await enrolLoad(body, deskDeps());
  return { status: 202, json: {} };
});
