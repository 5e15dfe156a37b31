import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { Locale } from '@/lib/i18n/routing';

/** What a person reads, in the language of the page: tests look for texts and roles, as people do. */
export const texts: Record<Locale, typeof nl> = { nl, en };

/** Fills the plain `{name}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
