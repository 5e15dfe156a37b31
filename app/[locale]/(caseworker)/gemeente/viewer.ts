import 'server-only';
import { database } from '@/lib/server/repositories/database';
import { FIGURE_ROLES, type FiguresViewer, figuresFor, schemeOf } from '@/lib/server/services/figures';
import type { FiguresView } from '@/lib/shared/schemas/caseworker-api';
import { refuseVisit, staffOnly } from '../../staff-access';

export type Visit = { readonly viewer: FiguresViewer; readonly view: FiguresView };

/**
 * Who looks, and what is published for them. The address may name the own scheme, as links of before do; another
 * agency's does not exist here, and the audit log keeps that it was asked for (S-29).
 */
export async function visitFigures(asked: string | null): Promise<Visit> {
  const viewer = await staffOnly(...FIGURE_ROLES);
  if (asked !== null && asked !== schemeOf(viewer)) await refuseVisit(viewer);
  return { viewer, view: await figuresFor(viewer, null, database()) };
}
