import type nl from './messages/nl';
import type { Locale } from './routing';

/** Makes every message key and locale checked by the compiler. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof nl;
  }
}
