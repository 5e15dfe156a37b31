import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ScaleResults } from '@/components/presenter/scale-results';
import { formatTime, intlTag } from '@/lib/i18n/format';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import { earlierOf, unmeasuredOf, type WholeMeasured, withEarlier } from '@/lib/shared/presenter/earlier-runs';
import { extrapolate, type ScaleMeasured } from '@/lib/shared/presenter/extrapolation';
import { throughputOf } from '@/lib/shared/presenter/throughput';

const FIRST_MS = Date.UTC(2026, 10, 29, 10, 30);
const ASSUMED = { blockGas: 30_000_000, blockSec: 12 };
/** A second run: register and statements were there already. */
const SECOND: ScaleMeasured = {
  ...{ citizens: 50, claimsPerSec: 20, messagesPerSec: 25, rowsPerSec: 100, rowsPerClaim: 5, scanPerSec: 2_000 },
  ...{ entriesPerSec: 500, leavesPerSec: 20_000, changesPerSec: 2_000, gasClaim: 400_000, gasDelivery: 500_000 },
};
const KEPT = {
  statementsPerSec: { value: 100, atMs: FIRST_MS },
  openingsPerSec: { value: 50, atMs: FIRST_MS },
  claimsPerSec: { value: 1, atMs: FIRST_MS },
};

describe('what a later load run found done', () => {
  test('SC-10 the earlier run’s figure stays, with the time of that run; its own figures are the run’s', () => {
    const { measured, earlier } = withEarlier(SECOND, KEPT);
    expect(measured).toEqual({ ...SECOND, statementsPerSec: 100, openingsPerSec: 50 });
    expect([...earlier]).toEqual([
      ['statementsPerSec', FIRST_MS],
      ['openingsPerSec', FIRST_MS],
    ]);
    expect([earlierOf('openings', { earlier }), earlierOf('hours', { earlier })]).toEqual([FIRST_MS, null]);
    expect(unmeasuredOf(extrapolate(measured, ASSUMED))).toEqual([]);
  });

  test('SC-11 what no run measured is named', () => {
    expect(unmeasuredOf(extrapolate(withEarlier(SECOND, {}).measured, ASSUMED))).toEqual(['statements', 'openings']);
  });

  const MESSAGES = { nl, en };
  const page = (locale: 'nl' | 'en', whole: WholeMeasured): string =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
        <ScaleResults {...whole} />
      </NextIntlClientProvider>,
    );
  const said = (text: string, values: Readonly<Record<string, string>>): string =>
    text.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');

  test.each(['nl', 'en'] as const)(
    'SC-11 the page does not say that a month fits without naming them (%s)',
    (locale) => {
      const t = MESSAGES[locale].presenter.scale;
      const fits = { count: new Intl.NumberFormat(intlTag(locale)).format(1_000_000) };
      const parts = `${t.rows.statements}; ${t.rows.openings}`;
      const partly = page(locale, withEarlier(SECOND, {}));
      expect(partly).toContain(said(t.unmeasuredParts, { parts }));
      expect(partly).toContain(said(t.fitsPartly, fits));
      expect(partly).not.toContain(said(t.fits, fits));
      expect(partly).toContain(t.unmeasured);
      const whole = page(locale, withEarlier(SECOND, KEPT));
      expect(whole).toContain(said(t.earlier, { time: formatTime(locale, FIRST_MS) }));
      expect(whole).toContain(said(t.fits, fits));
      expect(whole).not.toContain(said(t.unmeasuredParts, { parts }));
    },
  );
});

describe('claims a second', () => {
  const at = (elapsedMs: number, taken: number, claimed: number, paid: number) => ({ elapsedMs, taken, claimed, paid });

  test('SC-12 each point is the mean of the last seconds, and the counts add up to the run', () => {
    const samples = [
      at(500, 6, 0, 0),
      at(1_000, 12, 0, 0),
      at(2_000, 12, 9, 0),
      at(3_000, 12, 12, 6),
      at(4_000, 12, 12, 12),
    ];
    const points = throughputOf(samples, 1);
    expect(points.map(({ taken }) => taken)).toEqual([12, 0, 0, 0]);
    expect(points.map(({ claimed }) => claimed)).toEqual([0, 9, 3, 0]);
    expect(points.map(({ paid }) => paid)).toEqual([0, 0, 6, 6]);
    expect(throughputOf(samples, 2).map(({ claimed }) => claimed)).toEqual([0, 4.5, 6, 1.5]);
    expect(points.map(({ atSec }) => atSec)).toEqual([1, 2, 3, 4]);
  });

  test('SC-12 between two reports the count is on the line between them, and an unfinished second has no point', () => {
    expect(throughputOf([at(600, 6, 0, 0), at(1_400, 14, 0, 0)], 1)).toEqual([
      { atSec: 1, taken: 10, claimed: 0, paid: 0 },
    ]);
    expect(throughputOf([at(600, 6, 0, 0)])).toEqual([]);
    expect(throughputOf([])).toEqual([]);
  });
});
