import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import { SEED_STAFF } from '@/prisma/seed-data';

/** Whoever decides on the norms of a supplement, and SVB: it decides on its lump sum. */
const roles: readonly string[] = [...SUPPLEMENT_SCHEMES.map((scheme) => SUPPLEMENT_PACKS[scheme].decidedBy), 'svb'];

/** Prints the emails of the staff who decide on policies and so need a signing key each, for secrets.mjs. */
process.stdout.write(JSON.stringify(SEED_STAFF.filter(({ role }) => roles.includes(role)).map(({ email }) => email)));
