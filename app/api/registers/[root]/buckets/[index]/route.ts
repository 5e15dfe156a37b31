import { z } from 'zod';
import { cookielessRoute } from '@/lib/server/http/route';
import { database } from '@/lib/server/repositories/database';
import { registerBucket } from '@/lib/server/services/published-chain';
import { MAX_BUCKETS } from '@/lib/shared/protocol/merkle';
import { zField } from '@/lib/shared/schemas/primitives';

const params = z.object({
  root: zField,
  index: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((index) => index < MAX_BUCKETS),
});

/** A bucket never changes under its root: whoever fetched it once needs not ask again. */
export const GET = cookielessRoute({ params }, async ({ params: { root, index } }) => ({
  json: await registerBucket(root, index, database()),
  headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
}));
