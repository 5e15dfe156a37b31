import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { startImport } from '@/lib/server/services/register-desk-import';

const params = z.object({ id: z.string().max(60) });

/** Hands the checked file to the worker. */
export const POST = withRole(['caseworker', 'uwv'], { params }, async ({ actor, params: { id } }) => ({
  json: await startImport(actor, id, registerDeps()),
}));
