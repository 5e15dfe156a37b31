import { personOrigin } from '@/lib/shared/presenter/hosts';
import { PERSONAS, type Persona } from '@/lib/shared/presenter/personas';

const PEOPLE = [...new Set(PERSONAS.flatMap(({ id, companions }: Persona) => [id, ...companions]))];
const TIMEOUT_MS = 10_000;

/**
 * Has this browser forget what it keeps for every person's address: after a reset the chains know nothing of those cards.
 * What fails leaves a card that says so itself.
 */
export async function forgetPeople(base: string): Promise<void> {
  await Promise.allSettled(
    PEOPLE.map((person) =>
      fetch(`${personOrigin(person, base)}/api/presenter/forget`, {
        method: 'POST',
        // The answer is for the browser alone. Its host asks who wants this: the site's own policy would not say.
        mode: 'no-cors',
        credentials: 'include',
        referrerPolicy: 'origin',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    ),
  );
}
