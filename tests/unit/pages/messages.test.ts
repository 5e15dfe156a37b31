import { createTranslator, type Messages } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import { ERROR_STATUS } from '@/lib/shared/errors/codes';
import { SEED_PEOPLE } from '@/prisma/seed-data';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
/** Names of the values that a text asks for: `{name}`, `{count, plural, …}`. */
const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? '')),
];

const dutch = new Map(leaves(nl));
const english = new Map(leaves(en));

describe('messages', () => {
  it('MSG-01 Dutch and English have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  it('MSG-02 both languages ask for the same values', () => {
    const differing = [...dutch].filter(
      ([key, text]) =>
        placeholders(text).sort().join() !==
        placeholders(english.get(key) ?? '')
          .sort()
          .join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it.each(['nl', 'en'] as const)('MSG-03 every error code says what happened and what to do next (%s)', (locale) => {
    const texts = locale === 'nl' ? dutch : english;
    const missing = Object.keys(ERROR_STATUS).flatMap((code) =>
      ['title', 'body', 'next']
        .filter((part) => !texts.get(`errors.${code}.${part}`)?.trim())
        .map((p) => `${code}.${p}`),
    );
    expect(missing).toEqual([]);
  });

  it('MSG-04 no entry is left for an error code that does not exist', () => {
    expect(Object.keys(nl.errors).sort()).toEqual(Object.keys(ERROR_STATUS).sort());
  });

  it('MSG-07 an error asks for no other values than ErrorNotice gives, and its title for none', () => {
    const faults = [...dutch, ...english].filter(
      ([key, text]) =>
        key.startsWith('errors.') &&
        placeholders(text).some((name) => key.endsWith('.title') || !['issuer', 'suggestion'].includes(name)),
    );
    expect(faults.map(([key]) => key)).toEqual([]);
  });

  it.each(['nl', 'en'] as const)('MSG-05 every text is well-formed ICU (%s)', (locale) => {
    const messages: Messages = locale === 'nl' ? nl : en;
    const faults: string[] = [];
    const t = createTranslator({ locale, messages, onError: (error) => faults.push(error.message) });
    const rich = t.rich as unknown as (key: string, values: Record<string, unknown>) => unknown;
    for (const [key, text] of locale === 'nl' ? dutch : english) {
      const tags = [...text.matchAll(/<(\w+)>/g)].map(
        (match) => [match[1] ?? '', (chunks: unknown) => chunks] as const,
      );
      rich(key, Object.fromEntries([...placeholders(text).map((name) => [name, 1] as const), ...tags]));
    }
    expect(faults).toEqual([]);
  });

  it('MSG-06 every person of the demo has a story in words', () => {
    const stories: Tree = nl.people;
    expect(SEED_PEOPLE.map(({ story }) => story).filter((story) => !(story in stories))).toEqual([]);
  });
});
