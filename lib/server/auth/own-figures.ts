import 'server-only';
import { type FiguresViewer, schemeOf } from '../services/figures';
import { regionOf } from './own-register';

/**
 * Whether an address names the viewer's own figures: it may name the own scheme and the own region, or nothing. Another
 * agency's do not exist for them, whatever is typed (S-29).
 */
export const isOwnFigures = (
  viewer: FiguresViewer,
  { scheme, region }: { readonly scheme: string | null; readonly region: string | null },
): boolean =>
  (scheme === null || scheme === schemeOf(viewer)) && (region === null || region === String(regionOf(viewer)));
