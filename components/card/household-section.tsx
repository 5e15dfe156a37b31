'use client';

import { useTranslations } from 'next-intl';
import { useCard } from '@/lib/client/card/use-card';
import { HouseholdLetter } from './household-letter';

/** Letters that one's income counts in somebody else's household. Nothing at all for who got none. */
export function HouseholdSection() {
  const t = useTranslations('mijn.data');
  const { credentials } = useCard();
  const letters = credentials.filter(({ kind }) => kind === 'household');
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="household">
      <h2 id="household" className="mb-3 text-2xl font-bold">
        {t('householdTitle')}
      </h2>
      <ul className="grid gap-4 lg:grid-cols-2">
        {letters.map((credential) => (
          <li key={credential.id}>
            <HouseholdLetter credential={credential} />
          </li>
        ))}
      </ul>
    </section>
  );
}
