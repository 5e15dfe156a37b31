import 'server-only';
import { serverEnv } from './env';
import { database } from './repositories/database';
import type { DeskDeps } from './services/asbestos/doctor-desk';

/** What the desks' services need, as it is now. */
export const deskDeps = (): DeskDeps => ({
  db: database(),
  issuerKeys: serverEnv().ISSUER_KEYS,
  now: new Date(),
});
