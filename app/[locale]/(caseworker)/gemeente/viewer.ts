import 'server-only';
import { isOwnFigures } from '@/lib/server/auth/own-figures';
import { database } from '@/lib/server/repositories/database';
import { FIGURE_ROLES, type FiguresViewer, figuresFor } from '@/lib/server/services/figures';
import type { FiguresView } from '@/lib/shared/schemas/caseworker-api';
import { refuseVisit, staffOnly } from '../../staff-access';

export type Visit = { readonly viewer: FiguresViewer; readonly view: FiguresView };

/**
 * Who looks, and what is published for them. The address may name the own scheme, as links of before do, and the own region;
 * another agency's do not exist here, and the audit log keeps which was asked for (S-29).
 */
export async function visitFigures(asked: {
  readonly scheme: string | null;
  readonly region: string | null;
}): Promise<Visit> {
  const viewer = await staffOnly(...FIGURE_ROLES);
  if (!isOwnFigures(viewer, asked)) await refuseVisit(viewer);
  return { viewer, view: await figuresFor(viewer, null, database()) };
}
