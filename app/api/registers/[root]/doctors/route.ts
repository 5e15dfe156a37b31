import { z } from 'zod';
import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { doctorsRegister } from '@/lib/server/services/published-chain';
import { zField } from '@/lib/shared/schemas/primitives';

const params = z.object({ root: zField });

/** The whole register of doctors under a root: the same for everyone, and never another under this root. */
export const GET = cookielessRoute({ params }, async ({ params: { root } }) => ({
  json: await doctorsRegister(root, database()),
  headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
}));
