import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { registerDeps } from '@/lib/server/register-deps';
import { importState, stopImport } from '@/lib/server/services/register-desk-import';

const params = z.object({ id: z.string().max(60) });

/** How far an import is. */
export const GET = withRole(['caseworker', 'uwv'], { params }, async ({ actor, params: { id } }) => ({
  json: await importState(actor, id, registerDeps()),
}));

/** Cancels it, before its first line is taken in. */
export const DELETE = withRole(['caseworker', 'uwv'], { params }, async ({ actor, params: { id } }) => ({
  json: await stopImport(actor, id, registerDeps()),
}));
