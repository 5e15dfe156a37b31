import { SEED_ISSUERS } from '@/prisma/seed-data';

/** Prints the ids of the issuers that need a signing key, for secrets.mjs. */
process.stdout.write(JSON.stringify(SEED_ISSUERS.map(({ id }) => id)));
