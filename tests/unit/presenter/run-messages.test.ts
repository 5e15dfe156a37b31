import { describe, expect, test } from 'vitest';
import { presenterRuns as en } from '@/lib/i18n/messages/en/presenter-runs';
import { presenterRuns as nl } from '@/lib/i18n/messages/nl/presenter-runs';
import { runValues } from '@/lib/i18n/run-values';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const SPACE = /\u00a0/g;

describe('what a run says', () => {
  test('every sentence has the same values in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
    for (const [key, text] of Object.entries(nl)) {
      expect([key, placeholders(en[key as keyof typeof en])]).toEqual([key, placeholders(text)]);
    }
  });

  test('amounts, durations and months are written in the language of the page', () => {
    const data = { amountCents: '118037', tookMs: '1234', period: '202610', tx: '0xab', claims: '1' };
    const dutch = runValues('nl', data);
    expect(dutch.amountCents?.replace(SPACE, ' ')).toBe('€ 1.180,37');
    expect([dutch.tookMs, dutch.period, dutch.tx, dutch.claims]).toEqual(['1,2 seconden', 'oktober 2026', '0xab', '1']);
    const english = runValues('en', data);
    expect(runValues('nl', { perSecond: '29.1' }).perSecond).toBe('29,1');
    expect([english.amountCents, english.tookMs]).toEqual(['€1,180.37', '1.2 seconds']);
  });

  test('what is no number stays as it is', () => {
    expect(runValues('nl', { amountCents: '–', waitedMs: '' })).toEqual({ amountCents: '–', waitedMs: '' });
  });
});
