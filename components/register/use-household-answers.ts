'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import { eurCents, parseEuroInput } from '@/lib/shared/domain/cents';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { COUPLE_NORMS } from '@/lib/shared/schemas/register-api';
import type { Answer } from '../issuer/check-answers';
import { useClassNames } from '../month/use-class-names';
import type { SourceOption } from './household-start';
import type { AddInput, ChangeInput } from './register-api';

/** The checked form once more in words. */
export function useHouseholdAnswers(scheme: SupplementScheme, sources: readonly SourceOption[]) {
  const t = useTranslations('register.form');
  const classes = useClassNames();
  const format = useFormat();
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? id;
  return {
    content(draft: Omit<AddInput, 'person' | 'partner'>, fromLabel: string): Answer[] {
      const benefit = draft.knownBenefit === '' ? eurCents(0n) : parseEuroInput(draft.knownBenefit);
      const employers = draft.employers.map(nameOf).join(', ');
      return [
        { fieldId: 'norm', term: t('norm'), value: classes.norm(draft.normClass) },
        { fieldId: 'disregard', term: t('disregard'), value: classes.disregard(draft.disregardClass) },
        ...(scheme === 'tw' ? [{ fieldId: 'benefit', term: t('benefit'), value: format.cents(benefit) }] : []),
        { fieldId: 'employer0', term: t('employers'), value: employers || t('noEmployers') },
        { fieldId: 'from', term: fromLabel, value: format.period(draft.validFrom) },
        { fieldId: 'until', term: t('until'), value: format.period(draft.validUntil) },
      ];
    },
    /** @param known name of a partner who is known already */
    partner({ partner, normClass }: AddInput | ChangeInput, known: string | null): Answer[] {
      if (!COUPLE_NORMS.includes(normClass)) return [];
      const term = t('partnerAnswer');
      if (!partner) return [{ fieldId: 'partner-0', term, value: t('noPartner') }];
      const { person, employer } = partner;
      const who =
        person.kind === 'new' ? person.name : (known ?? ('clientNumber' in person ? person.clientNumber : ''));
      const what = t('employerAnswer', { issuer: nameOf(employer) });
      return [{ fieldId: 'partner-0', term, value: `${who}. ${what}` }];
    },
  };
}
