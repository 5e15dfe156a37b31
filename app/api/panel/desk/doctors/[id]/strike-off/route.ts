import { z } from 'zod';
import { withRole } from '@/lib/server/auth/with-role';
import { deskDeps } from '@/lib/server/desk-deps';
import { strikeOff } from '@/lib/server/services/asbestos/panel-desk';
import { zStrikeOff } from '@/lib/shared/schemas/health-desk-api';

const params = z.object({ id: z.string().max(40) });

/** Ends a doctor's time in the register. */
export const POST = withRole(['panel'], { params, body: zStrikeOff }, async ({ actor, params: { id }, body }) => ({
  json: await strikeOff(actor, id, body.fromDay, deskDeps()),
}));
