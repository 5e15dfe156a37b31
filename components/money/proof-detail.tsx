'use client';

import { useTranslations } from 'next-intl';
import { useProver } from '@/lib/client/card/use-card';

const MEGABYTE = 1_000_000;

/** What the prover fetches or makes ready before it can prove; nothing while it proves. */
export function ProofDetail() {
  const t = useTranslations('mijn.case.prover');
  const { prover } = useProver();
  if (prover.kind === 'warming') return t('warming');
  if (prover.kind !== 'downloading') return null;
  return t('downloading', {
    done: Math.floor(prover.loadedBytes / MEGABYTE),
    total: Math.ceil(prover.totalBytes / MEGABYTE),
  });
}
