import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Database } from '../repositories/database';
import { countAttempt, forgetAttempts } from '../repositories/sign-in';
import { findStaffCredentials } from '../repositories/staff';
import { DUMMY_HASH, verifyPassword } from './passwords';

const MAX_ATTEMPTS = 5;
const WINDOW_MS = 5 * 60_000;
const zCredentials = z.object({
  email: z.string().trim().toLowerCase().min(3).max(200),
  password: z.string().min(1).max(200),
});

/**
 * Signs staff in. An unknown address and a wrong password take as long and answer alike; after five attempts for one
 * address within five minutes nothing is looked at any more.
 * @throws SIGN_IN_FAILED, RATE_LIMITED
 */
export async function signInStaff(
  input: unknown,
  deps: { readonly db: Database; readonly now: Date },
): Promise<{ readonly id: string; readonly role: string }> {
  const parsed = zCredentials.safeParse(input);
  if (!parsed.success) throw new AppError('SIGN_IN_FAILED');
  const { email, password } = parsed.data;
  const subject = createHash('sha256').update(`staff:${email}`).digest('hex');
  const attempts = await countAttempt(subject, deps.now, new Date(deps.now.getTime() + WINDOW_MS), deps.db);
  if (attempts > MAX_ATTEMPTS) throw new AppError('RATE_LIMITED', { data: { retryAfterSec: WINDOW_MS / 1000 } });
  const account = await findStaffCredentials(email, deps.db);
  const isRight = await verifyPassword(password, account?.passwordHash ?? DUMMY_HASH);
  if (!account || !isRight) throw new AppError('SIGN_IN_FAILED');
  await forgetAttempts(subject, deps.now, deps.db);
  return { id: account.id, role: account.role };
}
