import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { malformed, Refusal } from './refusal.mjs';

/**
 * The stage's own address, for the web server and for runs: they know the token, which is made anew at every start.
 * No browser gets here. What comes in was checked by the web server (lib/shared/schemas/presenter-api.ts).
 */

const MOST_BYTES = 16 * 1024;

const digest = (text) => createHash('sha256').update(text).digest();
const isToken = (header, token) => timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));

async function readBody(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MOST_BYTES) throw malformed();
  }
  try {
    const body = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // Told below.
  }
  throw malformed();
}

/**
 * @param {{port: number, token: string, stage: import('./stage.mjs').Stage}} options
 * @returns {Promise<{close: () => Promise<void>}>} once it listens
 */
export async function openStage({ port, token, stage }) {
  const posts = {
    '/lead': (body) => stage.lead(body),
    '/reset': (body) => stage.reset(body),
    '/profile': (body) => stage.profile(body),
    '/stop': (body) => stage.stop(body),
    '/run': (body) => stage.run(body),
  };
  const answer = async (request) => {
    if (request.method === 'GET' && request.url === '/stage') return stage.view();
    const post = Object.hasOwn(posts, request.url) ? posts[request.url] : undefined;
    if (request.method !== 'POST' || !post) throw new Refusal('NOT_FOUND', 404);
    return post(await readBody(request));
  };
  const server = createServer((request, response) => {
    const reply = (status, json) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    if (request.headers.origin !== undefined || !isToken(request.headers.authorization, token))
      return reply(401, { error: { code: 'NOT_FOUND' } });
    answer(request).then(
      (json) => reply(200, json),
      (error) => {
        if (error instanceof Refusal) return reply(error.status, { error: { code: error.code } });
        process.stderr.write(`stage    | ${error?.stack ?? error}\n`);
        return reply(500, { error: { code: 'UNEXPECTED' } });
      },
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
