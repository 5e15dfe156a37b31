import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import {
  type FigureScheme,
  type FiguresView,
  type SupplementFigures,
  zAdvanceFigures,
  zPoolFigures,
  zSupplementFigures,
} from '@/lib/shared/schemas/caseworker-api';
import type { Actor, ActorOf, Role } from '../auth/actor';
import { decidedScheme } from '../auth/own-register';
import type { Db } from '../repositories/database';
import { readSnapshots } from '../repositories/figure-snapshots';

export const FIGURE_ROLES = ['caseworker', 'uwv', 'svb'] as const;
export type FiguresViewer = ActorOf<(typeof FIGURE_ROLES)[number]>;
/** An agency: all that the figures of its staff depend on. */
export type FiguresAgency = { readonly role: 'caseworker'; readonly region: number } | { readonly role: 'uwv' | 'svb' };

const ROUNDING = { counts: 10, amountCents: 10_000, average: 'about' } as const;

export const isFiguresViewer = (actor: Actor | null): actor is FiguresViewer =>
  actor !== null && (FIGURE_ROLES as readonly Role[]).includes(actor.role);

/** The one scheme that an agency sees figures of: the one it decides on; SVB the advance that it pays by itself. */
export function schemeOf({ role }: FiguresAgency): FigureScheme {
  return decidedScheme(role) ?? 'tas';
}

/**
 * The viewer's part of what is published: a municipality its own region and all of them together, never another's.
 * Numbers are as published for everyone; this leaves out and works out nothing.
 * @param asked scheme in the address, if any
 * @throws NOT_FOUND for another agency's scheme (S-29)
 */
export async function figuresFor(viewer: FiguresAgency, asked: string | null, db: Db): Promise<FiguresView> {
  const scheme = schemeOf(viewer);
  if (asked !== null && asked !== scheme) throw new AppError('NOT_FOUND');
  const rows = await readSnapshots([scheme, 'pool'], db);
  const [row, pool] = [rows.get(scheme), rows.get('pool')];
  return {
    computedAtMs: row?.computedAt.getTime() ?? null,
    figures: row ? ownPart(viewer, scheme, row.value) : null,
    pool: zPoolFigures.safeParse(pool?.value).data ?? null,
    rounding: ROUNDING,
  };
}

/** What an earlier version stored in another shape counts as nothing yet: the next round is seconds away. */
function ownPart(viewer: FiguresAgency, scheme: FigureScheme, value: unknown): FiguresView['figures'] {
  if (scheme === 'tas') return zAdvanceFigures.safeParse(value).data ?? null;
  const figures = zSupplementFigures.safeParse(value).data ?? null;
  return figures && viewer.role === 'caseworker' ? ofRegion(figures, viewer.region) : figures;
}

function ofRegion(figures: SupplementFigures, own: number): SupplementFigures {
  const isOwn = ({ region }: { readonly region: number | null }) => region === own;
  const isShown = ({ region }: { readonly region: number | null }) => region === own || region === null;
  return {
    ...figures,
    regions: figures.regions.filter(isOwn),
    payouts: figures.payouts.map((month) => ({ ...month, cells: month.cells.filter(isShown) })),
    benefits: figures.benefits.map((month) => ({ ...month, cells: month.cells.filter(isShown) })),
    modes: figures.modes.filter(isOwn),
    waiting: figures.waiting.filter(isOwn),
  };
}
