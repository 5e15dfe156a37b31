'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { RadioGroup } from '@/components/forms/radio-group';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { splitPeople } from './split-people';
import { type DemoPerson, useDemoPeople } from './use-demo-people';
import { useStory } from './use-story';

/** The simulated public sign-in: names a fictitious person. */
export function PersonStep({ onChosen }: { onChosen: (person: DemoPerson) => void }) {
  const t = useTranslations('signIn');
  const { people, error, retry } = useDemoPeople();
  return (
    <div className="space-y-6">
      <Alert
        tone="warn"
        title={
          <>
            <Badge tone="warn">{t('simulated.badge')}</Badge> {t('simulated.title')}
          </>
        }
      >
        <p>{t('simulated.body')}</p>
      </Alert>
      {error?.code === 'DEMO_ONLY' ? (
        <Alert tone="info">
          <p>{t('person.notDemo')}</p>
        </Alert>
      ) : error ? (
        <ErrorNotice code={error.code} data={error.data} onRetry={retry} />
      ) : people === null ? (
        <Skeleton label={t('person.loading')} lines={4} />
      ) : (
        <PersonForm people={people} onChosen={onChosen} />
      )}
    </div>
  );
}

function PersonForm({ people, onChosen }: { people: readonly DemoPerson[]; onChosen: (person: DemoPerson) => void }) {
  const t = useTranslations('signIn.person');
  const storyOf = useStory();
  const { first, others } = splitPeople(people);
  const option = (person: DemoPerson) => ({
    value: person.id,
    label: person.displayName,
    hint: (
      <>
        <p>{storyOf(person.story)}</p>
        {person.hasCard && <Badge className="mt-1">{t('hasCard')}</Badge>}
      </>
    ),
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && chosen === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    const person = people.find(({ id }) => id === chosen);
    if (person) onChosen(person);
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      {missing && <ErrorSummary key={attempt} errors={[{ fieldId: 'person-0', message: t('missing') }]} />}
      <RadioGroup
        name="person"
        legend={t('legend')}
        error={missing ? t('missing') : undefined}
        value={chosen}
        onChange={setChosen}
        options={first.map(option)}
        more={{ summary: t('more', { count: others.length }), options: others.map(option) }}
      />
      <Button type="submit">{t('next')}</Button>
    </form>
  );
}
