import { DEMO_REGIONS } from './schemes';

/** Names of the fictitious municipalities, as they stand in credentials and tables. */
const REGION_NAMES: Readonly<Record<number, string>> = {
  [DEMO_REGIONS.national]: 'Nederland',
  [DEMO_REGIONS.voorbeeldstad]: 'Voorbeeldstad',
  [DEMO_REGIONS.demodorp]: 'Demodorp',
};

/** Where a scheme is decided: `pw` by municipalities, `tw` by one agency for the whole country. */
export const SCHEME_REGIONS: Readonly<Record<'pw' | 'tw', readonly number[]>> = {
  pw: [DEMO_REGIONS.voorbeeldstad, DEMO_REGIONS.demodorp],
  tw: [DEMO_REGIONS.national],
};

/** The region's name, or its code when it is not one of this deployment. */
export const regionName = (region: number): string => REGION_NAMES[region] ?? String(region);
