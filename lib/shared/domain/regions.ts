import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES, type SupplementScheme } from '../rules/registry';
import { DEMO_REGIONS } from './schemes';

/** Names of the fictitious municipalities, as they stand in credentials and tables. */
const REGION_NAMES: Readonly<Record<number, string>> = {
  [DEMO_REGIONS.national]: 'Nederland',
  [DEMO_REGIONS.voorbeeldstad]: 'Voorbeeldstad',
  [DEMO_REGIONS.demodorp]: 'Demodorp',
  [DEMO_REGIONS.proefstede]: 'Proefstede',
  [DEMO_REGIONS.oefenwoude]: 'Oefenwoude',
};

const REGIONS_OF: Readonly<Record<'municipality' | 'country', readonly number[]>> = {
  municipality: [DEMO_REGIONS.voorbeeldstad, DEMO_REGIONS.demodorp, DEMO_REGIONS.proefstede, DEMO_REGIONS.oefenwoude],
  country: [DEMO_REGIONS.national],
};

/** Where a scheme is decided: by each municipality, or by one agency for the whole country. */
export const SCHEME_REGIONS = Object.fromEntries(
  SUPPLEMENT_SCHEMES.map((scheme) => [scheme, REGIONS_OF[SUPPLEMENT_PACKS[scheme].decidedIn]]),
) as Readonly<Record<SupplementScheme, readonly number[]>>;

/** The region's name, or its code when it is not one of this deployment. */
export const regionName = (region: number): string => REGION_NAMES[region] ?? String(region);
