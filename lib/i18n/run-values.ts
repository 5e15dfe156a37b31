import { formatCents, formatDecimal, formatPeriod, formatSeconds } from './format';
import type { Locale } from './routing';

const isNumber = (text: string): boolean => /^-?\d+$/.test(text);
/** As a program writes one: 29.1. */
const isDecimal = (text: string): boolean => /^-?\d+\.\d+$/.test(text);

/**
 * The values of a run's sentence (zRunLine) in a language: what ends in `Cents` is an amount, in `Ms` a duration, and
 * `period` a month; decimals get the language's sign. Anything else stays as it is, and so does what should be a number and is none.
 */
export function runValues(locale: Locale, data: Readonly<Record<string, string>>): Record<string, string> {
  const inWords = ([name, value]: [string, string]): [string, string] => {
    if (isDecimal(value)) return [name, formatDecimal(locale, Number(value))];
    if (!isNumber(value)) return [name, value];
    if (name.endsWith('Cents')) return [name, formatCents(locale, value)];
    if (name.endsWith('Ms')) return [name, formatSeconds(locale, Number(value))];
    return [name, name === 'period' ? formatPeriod(locale, Number(value)) : value];
  };
  return Object.fromEntries(Object.entries(data).map(inWords));
}
