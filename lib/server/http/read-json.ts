import { AppError } from '@/lib/shared/errors/app-error';

/** No schema of this API nests deeper than five. */
const MAX_DEPTH = 16;

/** Reads at most `maxBytes`; the announced length is not believed. @throws INPUT_TOO_LARGE, INPUT_MALFORMED */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw new AppError('INPUT_TOO_LARGE', { data: { maxBytes } });
  const reader = request.body?.getReader();
  if (!reader) throw new AppError('INPUT_MALFORMED');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      throw new AppError('INPUT_TOO_LARGE', { data: { maxBytes } });
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new AppError('INPUT_MALFORMED', { cause });
  }
}

/** Counts brackets outside of strings before parsing: deep JSON is refused without being built (S-33). */
function checkDepth(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      if (++depth > MAX_DEPTH) throw new AppError('INPUT_MALFORMED', { data: { maxDepth: MAX_DEPTH } });
    } else if (character === '}' || character === ']') depth--;
  }
}

/**
 * The JSON of a request. Only application/json is taken: a form of another site cannot send it without asking first.
 * @throws INPUT_TOO_LARGE, INPUT_MALFORMED
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new AppError('INPUT_MALFORMED', { data: { expected: 'application/json' } });
  const text = await readText(request, maxBytes);
  checkDepth(text);
  // PostgreSQL's text cannot hold NUL.
  if (text.includes('\u0000') || /\\u0000/.test(text)) throw new AppError('INPUT_MALFORMED');
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AppError('INPUT_MALFORMED', { cause });
  }
}
