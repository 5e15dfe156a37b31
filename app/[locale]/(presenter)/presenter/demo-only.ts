import 'server-only';
import { notFound } from 'next/navigation';
import { runtimeConfig } from '@/lib/server/env';

/** The presenter's pages are there in a demo alone: elsewhere the page does not exist. */
export function demoOnly(): void {
  if (!runtimeConfig().demo) notFound();
}
