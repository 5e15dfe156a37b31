import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import en from './messages/en';
import nl from './messages/nl';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  return { locale, messages: locale === 'en' ? en : nl, timeZone: 'Europe/Amsterdam' };
});
