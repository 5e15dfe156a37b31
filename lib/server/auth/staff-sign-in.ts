import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Database } from '../repositories/database';
import { type AttemptRule, countAttempt, forgetAttempts } from '../repositories/sign-in';
import { findStaffCredentials } from '../repositories/staff';
import { DUMMY_HASH, verifyPassword } from './passwords';
import { WaitingRoom } from './waiting-room';

/** One guess a minute in the long run: enough to stop guessing, short enough not to lock anyone out. */
const ATTEMPTS: AttemptRule = { free: 5, firstWaitSec: 30, longestWaitSec: 60, windowSec: 300 };
/** A password takes 32 MiB and a thread of the four that all I/O shares: the first number leaves room for the rest. */
const room = new WaitingRoom(2, 20);
const zCredentials = z.object({
  email: z.string().trim().toLowerCase().min(3).max(200),
  password: z.string().min(1).max(200),
});

/**
 * Signs staff in. An unknown address and a wrong password take as long and answer alike; after five attempts for one
 * address there is one look every half minute, then every minute, until five minutes go by without one.
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
  // Before the attempt counts: who finds no place has not tried.
  return room.run(async () => {
    if (!(await countAttempt(subject, deps.now, ATTEMPTS, deps.db))) {
      throw new AppError('RATE_LIMITED', { data: { retryAfterSec: ATTEMPTS.longestWaitSec } });
    }
    const account = await findStaffCredentials(email, deps.db);
    const isRight = await verifyPassword(password, account?.passwordHash ?? DUMMY_HASH);
    if (!account || !isRight) throw new AppError('SIGN_IN_FAILED');
    await forgetAttempts(subject, deps.db);
    return { id: account.id, role: account.role };
  });
}
