'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import type { EurCents } from '@/lib/shared/domain/cents';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { ErrorSummary } from '../forms/error-summary';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';
import { DefinitionList } from '../ui/definition-list';
import { CheckAnswers } from './check-answers';
import { checkAmount, toEuroText } from './euro-text';
import { correctHref } from './hrefs';
import { replaceStatement } from './issuer-api';
import { unusualAmounts } from './statement-answers';
import { StatementDone } from './statement-done';
import type { Fault } from './statement-draft';
import { Amounts, withText } from './statement-fields';
import { useFaultMessage } from './use-fault-message';
import type { Refusal } from './use-statement-form';

type Amount = { readonly grossCents: EurCents; readonly netCents: EurCents };
type Step =
  | { readonly phase: 'filling' }
  | ({ readonly phase: 'checking' | 'sending' } & Amount)
  | { readonly phase: 'done'; readonly statement: IssuedStatement };

/** New amounts in place of the old ones, as long as the card has not collected the statement. */
export function ReplaceForm({ statement, staffNumber }: { statement: IssuedStatement; staffNumber: string }) {
  const t = useTranslations('issuer');
  const locale = useLocale();
  const message = useFaultMessage();
  const hydrated = useHydrated();
  const [step, setStep] = useState<Step>({ phase: 'filling' });
  const [returned, setReturned] = useState(false);
  const [attempt, setAttempt] = useState<{ count: number; faults: readonly Fault[] }>({ count: 0, faults: [] });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const faults = withText(attempt.faults, message);
  const filling = step.phase === 'filling';
  const person = t('check.person', { name: statement.displayName, number: staffNumber });
  const start = {
    gross: toEuroText(BigInt(statement.grossCents)),
    net: toEuroText(BigInt(statement.netCents)),
  };
  useErrorTitle(filling && faults.length > 0, t('errorTitlePrefix'));

  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const gross = checkAmount(String(data.get('gross') ?? ''));
    const net = checkAmount(String(data.get('net') ?? ''));
    const found: Fault[] = [];
    if (!gross.ok) found.push({ fieldId: 'gross', code: gross.code, suggestion: gross.suggestion, period: null });
    if (!net.ok) found.push({ fieldId: 'net', code: net.code, suggestion: net.suggestion, period: null });
    if (gross.ok && net.ok) {
      const same = gross.cents === BigInt(statement.grossCents) && net.cents === BigInt(statement.netCents);
      if (same) found.push({ fieldId: 'gross', code: 'replaceSame', suggestion: null, period: null });
      else if (net.cents > gross.cents)
        found.push({ fieldId: 'net', code: 'NET_ABOVE_GROSS', suggestion: null, period: null });
      else setStep({ phase: 'checking', grossCents: gross.cents, netCents: net.cents });
    }
    setRefusal(null);
    setAttempt(({ count }) => ({ count: count + 1, faults: found }));
  };

  const send = async ({ grossCents, netCents }: Amount) => {
    setRefusal(null);
    setStep({ phase: 'sending', grossCents, netCents });
    const request = { gross: toEuroText(grossCents), net: toEuroText(netCents) };
    const answer = await replaceStatement(statement.id, request);
    if (answer.ok) setStep({ phase: 'done', statement: answer.value });
    else {
      setRefusal(answer);
      setStep({ phase: 'checking', grossCents, netCents });
    }
  };

  const back = (fieldId: string | null) => {
    setRefusal(null);
    setReturned(fieldId === null);
    setStep({ phase: 'filling' });
    if (fieldId !== null) requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
  };

  const unusualOf = ({ grossCents, netCents }: Amount) => {
    const draft = { personId: statement.personId, period: statement.period, grossCents, netCents, corrections: [] };
    return unusualAmounts(locale, draft, {
      gross: t('form.gross'),
      net: t('form.net'),
      statedGross: t('check.statedGross'),
      statedNet: t('check.statedNet'),
    });
  };

  if (step.phase === 'done') return <StatementDone title={t('replace.doneTitle')} statement={step.statement} />;
  return (
    <>
      {step.phase !== 'filling' && (
        <>
          <StepHeader takesFocus title={t('check.title')} intro={t('replace.intro')} />
          <CheckAnswers
            answers={[
              { fieldId: null, term: t('form.person'), value: person },
              { fieldId: null, term: t('form.period'), value: formatPeriod(locale, statement.period) },
              { fieldId: 'gross', term: t('form.gross'), value: formatCents(locale, step.grossCents) },
              { fieldId: 'net', term: t('form.net'), value: formatCents(locale, step.netCents) },
            ]}
            confirmLabel={t('replace.confirm')}
            busyLabel={t('replace.sending')}
            busy={step.phase === 'sending'}
            unusual={unusualOf(step)}
            onConfirm={() => void send(step)}
            onChange={back}
          >
            {refusal?.code === 'STATEMENT_COLLECTED' ? (
              <AlreadyCollected statement={statement} live />
            ) : (
              refusal && <RequestError code={refusal.code} data={refusal.data} />
            )}
          </CheckAnswers>
        </>
      )}
      <div hidden={!filling}>
        <StepHeader takesFocus={filling && returned} title={t('replace.title')} intro={t('replace.intro')} />
        {filling && faults.length > 0 && <ErrorSummary key={attempt.count} errors={faults} />}
        <h2 className="text-xl font-bold">{t('replace.current')}</h2>
        <DefinitionList
          items={[
            { key: 'person', term: t('form.person'), value: <bdi>{person}</bdi> },
            { key: 'period', term: t('form.period'), value: formatPeriod(locale, statement.period) },
            { key: 'gross', term: t('form.gross'), value: formatCents(locale, statement.grossCents) },
            { key: 'net', term: t('form.net'), value: formatCents(locale, statement.netCents) },
          ]}
        />
        <form
          method="post"
          noValidate
          autoComplete="off"
          className="mt-6 max-w-2xl space-y-6"
          onSubmit={check}
          onChange={(event) => {
            const fieldId = event.target instanceof HTMLElement ? event.target.id : '';
            setAttempt(({ count, faults: now }) => ({ count, faults: now.filter((one) => one.fieldId !== fieldId) }));
          }}
        >
          <Amounts faults={faults} start={start} />
          <Button type="submit" disabled={!hydrated}>
            {t('form.check')}
          </Button>
        </form>
      </div>
    </>
  );
}

/** Too late to replace: the way on is a correction. */
export function AlreadyCollected({ statement, live = false }: { statement: IssuedStatement; live?: boolean }) {
  const t = useTranslations('issuer.replace');
  const locale = useLocale();
  const month = formatPeriod(locale, statement.period);
  return (
    <Alert tone="warn" title={t('collectedTitle')} {...(live ? { live: 'alert' as const } : {})}>
      <p>{t('collected', { name: statement.displayName, month })}</p>
      <ButtonLink href={correctHref(statement)} variant="secondary">
        {t('correctAction')}
      </ButtonLink>
    </Alert>
  );
}
