import 'server-only';
import type { z } from 'zod';
import { CARD_MODES, type zCardState, type zConsentRequest } from '@/lib/shared/schemas/citizen-api';
import { type ConsentRow, recordConsent } from '../repositories/consents';
import { inTransaction } from '../repositories/database';
import { removeUncollectedCopies } from '../repositories/mailbox';
import { type DeliveryDeps, deliverPending } from './deliver-statement';

/**
 * Records that a person agreed to sharing, or withdrew it, and the mandate that goes with it. Once given, statements about this person go to a partner's
 * household claim that counts them; withdrawn, those that the partner's card has not collected are taken back.
 */
export async function setConsent(
  personId: string,
  consent: z.output<typeof zConsentRequest>,
  deps: DeliveryDeps,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await recordConsent(personId, consent.version, consent.given, tx, consent.mode ?? null);
    if (!consent.given) await removeUncollectedCopies(personId, tx);
  });
  if (consent.given) await deliverPending(personId, deps);
}

const modeOf = (stored: string | null) => CARD_MODES.find((mode) => mode === stored) ?? null;

/**
 * The consent in force with its mandate, or null: the same version without a break since `givenAt`, and the mode that was
 * named last meanwhile.
 * @param rows newest first
 */
export function consentInForce(rows: readonly ConsentRow[]): z.input<typeof zCardState>['sharingConsent'] {
  const [last] = rows;
  if (!last?.given) return null;
  const end = rows.findIndex(({ given, version }) => !given || version !== last.version);
  const run = end === -1 ? rows : rows.slice(0, end);
  const mandate = run.find(({ mode }) => mode !== null);
  // A mode that is named again is the one from before: since when counts from the first time in a row.
  const since = run.filter(({ mode }) => mode !== null);
  const change = since.findIndex(({ mode }) => mode !== mandate?.mode);
  const first = (change === -1 ? since : since.slice(0, change)).at(-1);
  return {
    version: last.version,
    givenAt: (run.at(-1) ?? last).at.toISOString(),
    mode: modeOf(mandate?.mode ?? null),
    modeAt: first?.at.toISOString() ?? null,
  };
}
