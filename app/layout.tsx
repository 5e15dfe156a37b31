import { connection } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalProviders } from '@/lib/client/portal-providers';
import { intlTag } from '@/lib/i18n/format';
import { runtimeConfig } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { publicConfig } from '@/lib/server/services/public-config';
import '@rainbow-me/rainbowkit/styles.css';
import './globals.css';

/** The wallet's configuration, or null while database or chains are away: the browser then asks for it itself. */
async function configForBrowser() {
  try {
    return await publicConfig({ db: database(), config: runtimeConfig() });
  } catch {
    return null;
  }
}

/**
 * Stands above the language segment, so that what lives in the tab (wallet, unlocked card, a proof under way) stays
 * when the language changes. `LanguageOfPage` keeps `lang` right on a change without a reload.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A nonce for every request: no page may be prerendered.
  await connection();
  const [locale, config] = await Promise.all([getLocale(), configForBrowser()]);
  return (
    <html lang={intlTag(locale)} suppressHydrationWarning>
      <body className="font-sans antialiased">
        <PortalProviders config={config} locale={locale}>
          {children}
        </PortalProviders>
      </body>
    </html>
  );
}
