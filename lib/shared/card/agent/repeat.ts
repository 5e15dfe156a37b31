import { toAppError } from '../../errors/app-error';
import type { CardConnection } from '../views';
import { type AgentPace, type AgentPorts, backOffMs } from './ports';

/** Runs a round again and again until aborted; a failure is shown and waited out. @param round gives the wait after it */
export async function repeat(
  round: () => Promise<number>,
  { clock, random }: Pick<AgentPorts, 'clock' | 'random'>,
  pace: AgentPace,
  show: (connection: CardConnection) => void,
  signal: AbortSignal,
): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    try {
      const waitMs = await round();
      attempt = 0;
      if (waitMs > 0) await clock.sleep(waitMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      const waitMs = backOffMs(attempt, pace, random);
      attempt += 1;
      show({ kind: 'waiting', code: toAppError(error).code, untilMs: clock.nowMs() + waitMs });
      await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }
}
