import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor, ActorOf, Role } from '@/lib/server/auth/actor';
import { database } from '@/lib/server/repositories/database';
import { claimCounts } from '@/lib/server/services/claim-counts';
import { AppError } from '@/lib/shared/errors/app-error';
import { SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import { type ClaimCounts, zClaimCounts } from '@/lib/shared/schemas/caseworker-api';

export const FIGURE_ROLES = ['caseworker', 'uwv', 'svb'] as const;
export type Viewer = ActorOf<(typeof FIGURE_ROLES)[number]>;

export const isViewer = (actor: Actor | null): actor is Viewer =>
  actor !== null && (FIGURE_ROLES as readonly Role[]).includes(actor.role);

/** The figures that this viewer may see. Another agency's scheme, or one that does not exist, has no page (S-29). */
export async function figuresFor(viewer: Viewer, asked: string | null): Promise<ClaimCounts> {
  const scheme = SUPPLEMENT_SCHEMES.find((known) => known === asked);
  if (asked && !scheme) notFound();
  try {
    return zClaimCounts.parse(await claimCounts(viewer, scheme, database()));
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
