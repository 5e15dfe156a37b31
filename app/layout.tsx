import { connection } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { intlTag } from '@/lib/i18n/format';
import './globals.css';

/**
 * Stands above the language segment, so that what lives in the tab (wallet, unlocked card, a proof under way) stays
 * when the language changes. `LanguageOfPage` keeps `lang` right on a change without a reload.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A nonce for every request: no page may be prerendered.
  await connection();
  const locale = await getLocale();
  return (
    <html lang={intlTag(locale)} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col font-sans antialiased">{children}</body>
    </html>
  );
}
