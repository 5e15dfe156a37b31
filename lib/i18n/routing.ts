import { defineRouting } from 'next-intl/routing';

/** Dutch first. Every address carries its language, so that a link never changes language by itself. */
export const routing = defineRouting({
  locales: ['nl', 'en'],
  defaultLocale: 'nl',
  localePrefix: 'always',
  // The address says the language; a cookie that remembers it would travel with every request.
  localeCookie: false,
});

export type Locale = (typeof routing.locales)[number];
