import { useTranslations } from 'next-intl';
import { ENTRY_STATES, type EntryState } from '@/lib/shared/schemas/register-api';
import { StatusExplained } from '../staff/status-explained';
import { Badge, type Tone } from '../ui/badge';

const TONES: Record<EntryState, Tone> = {
  'no-card': 'warn',
  'partner-no-card': 'warn',
  waiting: 'info',
  published: 'good',
  ended: 'neutral',
  over: 'neutral',
};

/** Where an entry stands on its way to the blockchain. */
export function EntryStateBadge({ state }: { state: EntryState }) {
  const t = useTranslations('register.state');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

/** What the states mean, folded away below a list. */
export function EntryStatesExplained() {
  const t = useTranslations('register.stateHelp');
  return (
    <StatusExplained
      title={t('title')}
      items={ENTRY_STATES.map((state) => ({
        key: state,
        badge: <EntryStateBadge state={state} />,
        meaning: t(state),
      }))}
    />
  );
}
