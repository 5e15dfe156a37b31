import { Prisma } from '@/lib/generated/prisma/client';
import { AppError } from '@/lib/shared/errors/app-error';

/** Prisma: unreachable, timed out, closed, no connection free, too many connections. */
const UNAVAILABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** PostgreSQL: shutting down, starting up, connection failures, too many connections. Node: sockets. */
const UNAVAILABLE_DRIVER =
  /^(57P0[123]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
const UNAVAILABLE_TEXT =
  /connection terminated|server closed the connection|timeout exceeded when trying to connect|can't reach database/i;

function looksUnavailable(error: unknown, depth: number): boolean {
  if (depth > 4 || typeof error !== 'object' || error === null) return false;
  const { code, kind, originalCode, message, cause, meta, errors } = error as Record<string, unknown>;
  if (typeof code === 'string' && UNAVAILABLE_PRISMA.has(code)) return true;
  if ([code, kind, originalCode].some((value) => typeof value === 'string' && UNAVAILABLE_DRIVER.test(value)))
    return true;
  if (typeof message === 'string' && UNAVAILABLE_TEXT.test(message)) return true;
  const inner = [cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError];
  return [...inner, ...(Array.isArray(errors) ? errors : [])].some((part) => looksUnavailable(part, depth + 1));
}

/** Whether the database could not be asked, as opposed to a refusal by it. */
export const isDatabaseUnavailable = (error: unknown): boolean => looksUnavailable(error, 0);

/** DATABASE_UNAVAILABLE for an unreachable database; everything else unchanged. */
export const mapDatabaseError = (error: unknown): unknown =>
  isDatabaseUnavailable(error) ? new AppError('DATABASE_UNAVAILABLE', { cause: error }) : error;

/** Whether a unique constraint refused the write. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
