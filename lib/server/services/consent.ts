import 'server-only';
import { recordConsent } from '../repositories/consents';
import { inTransaction } from '../repositories/database';
import { removeUncollectedCopies } from '../repositories/mailbox';
import { type DeliveryDeps, deliverPending } from './deliver-statement';

/**
 * Records that a person agreed to sharing, or withdrew it. Once given, statements about this person go to a partner's
 * household claim that counts them; withdrawn, those that the partner's card has not collected are taken back.
 */
export async function setConsent(
  personId: string,
  consent: { readonly version: string; readonly given: boolean },
  deps: DeliveryDeps,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await recordConsent(personId, consent.version, consent.given, tx);
    if (!consent.given) await removeUncollectedCopies(personId, tx);
  });
  if (consent.given) await deliverPending(personId, deps);
}
