import 'server-only';
import { runtimeConfig, serverEnv } from './env';
import { database } from './repositories/database';
import type { RegisterDeps } from './services/register-desk';

/** What the register's desk needs, as it is now. */
export const registerDeps = (): RegisterDeps => ({
  db: database(),
  now: new Date(),
  demo: runtimeConfig().demo,
  issuerKeys: serverEnv().ISSUER_KEYS,
});
