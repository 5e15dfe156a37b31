import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { type Stage, zStage } from '@/lib/shared/schemas/presenter-api';
import type { ServerEnv } from '../../env';

type StageAddress = Pick<ServerEnv, 'STAGE_URL' | 'STAGE_TOKEN'>;

/** The demo's own process answers at once: what takes longer goes on after the answer. */
const TIMEOUT_MS = 5_000;
const zRefused = z.object({
  error: z.object({ code: z.enum(['STAGE_LED', 'STAGE_BUSY', 'STAGE_UNAVAILABLE', 'INPUT_MALFORMED']) }),
});

/**
 * Asks the stage of the demo's own process (scripts/demo/stage).
 * @throws STAGE_UNAVAILABLE when there is none or it does not answer; STAGE_LED and STAGE_BUSY as it says
 */
export async function askStage(
  path: 'stage' | 'lead' | 'reset' | 'profile' | 'stop' | 'run',
  body: object | undefined,
  { STAGE_URL, STAGE_TOKEN }: StageAddress,
): Promise<Stage> {
  if (STAGE_URL === undefined || STAGE_TOKEN === undefined) throw new AppError('STAGE_UNAVAILABLE');
  let answer: { readonly ok: boolean; readonly json: unknown };
  try {
    const response = await fetch(`${STAGE_URL}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${STAGE_TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = { ok: response.ok, json: await response.json() };
  } catch (cause) {
    throw new AppError('STAGE_UNAVAILABLE', { cause });
  }
  if (answer.ok) return zStage.parse(answer.json);
  const refused = zRefused.safeParse(answer.json);
  throw new AppError(refused.success ? refused.data.error.code : 'STAGE_UNAVAILABLE');
}
