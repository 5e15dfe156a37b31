import type { NoNumber } from '@/lib/shared/schemas/caseworker-api';

/** Place of the explanation why a number is not shown. */
export const WHY_ID = 'waarom-geen-getal';

export const isSuppressed = (why: NoNumber): boolean =>
  why === 'below-threshold' || why === 'complementary' || why === 'too-few';
