import { AppError } from '@/lib/shared/errors/app-error';
import { readText } from './read-json';

/**
 * A form's text as it was sent. PostgreSQL's text cannot hold NUL, which a form writes as %00.
 * @throws INPUT_TOO_LARGE, INPUT_MALFORMED
 */
export async function readForm(request: Request, maxBytes: number): Promise<string> {
  const text = await readText(request, maxBytes);
  const expected = 'application/x-www-form-urlencoded';
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== expected) throw new AppError('INPUT_MALFORMED', { data: { expected } });
  if (text.includes('\u0000') || text.includes('%00')) throw new AppError('INPUT_MALFORMED');
  return text;
}
