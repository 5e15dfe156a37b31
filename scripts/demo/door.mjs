import { Agent, request as ask, createServer } from 'node:http';
import { sortCalls } from './door-filter.mjs';
import { isOwnOrigin } from './hosts.mjs';

/**
 * The door: the way by which browsers reach the chains. The nodes behind it do whatever they are told by anybody, so only
 * pages of this demo come through, and only with what door-filter.mjs lets pass.
 */

const MOST_BYTES = 4 * 1024 * 1024;
/** Longer than a chain stands still in front of an audience. */
const NODE_TIMEOUT_MS = 90_000;
const PREFLIGHT_SEC = '600';
const JSON_TYPE = { 'content-type': 'application/json' };

/** A name that was made to lead to this machine is not ours: else its pages would count as the door's own. */
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\]):\d+$/;

async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @returns headers that let a page read the answer; undefined for a page that may not ask at all */
function corsOf(audience, origin) {
  if (origin === undefined) return {};
  // A wallet in the browser asks as itself, and its own rights let it read the answer.
  if (/^[a-z-]+-extension:\/\//.test(origin)) return {};
  return isOwnOrigin(audience, origin) ? { 'access-control-allow-origin': origin, vary: 'origin' } : undefined;
}

/** Sends calls on to a node. @returns {Promise<import('node:http').IncomingMessage>} */
function forward(agent, rpcUrl, body, signal) {
  return new Promise((resolve, reject) => {
    const headers = { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) };
    const call = ask(rpcUrl, { method: 'POST', agent, headers, signal, timeout: NODE_TIMEOUT_MS }, resolve);
    call.once('timeout', () => call.destroy(new Error('The chain did not answer.')));
    call.once('error', reject);
    call.end(body);
  });
}

async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function answerCalls(agent, rpcUrl, text, response, cors) {
  const { isBatch, passing, refusals } = sortCalls(text);
  const reply = (status, body) => response.writeHead(status, { ...cors, ...JSON_TYPE }).end(body);
  if (passing.length === 0) return reply(200, JSON.stringify(isBatch ? refusals : refusals[0]));
  // Whoever gives up asking need not be answered by the node either.
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answer = await forward(agent, rpcUrl, JSON.stringify(isBatch ? passing : passing[0]), gone.signal);
  if (refusals.length === 0) {
    response.writeHead(answer.statusCode ?? 502, { ...cors, ...JSON_TYPE });
    answer.once('error', () => response.destroy());
    return answer.pipe(response);
  }
  return reply(200, JSON.stringify([...JSON.parse(await textOf(answer)), ...refusals]));
}

/**
 * @param {{port: number, audience: string, chains: readonly {domain: string, rpcUrl: string}[]}} options
 *   audience: the portal's own origin. Each chain is behind `/<domain>`.
 * @returns {Promise<{close: () => Promise<void>}>} once it listens
 */
export async function openDoor({ port, audience, chains }) {
  const agent = new Agent({ keepAlive: true });
  const nodes = new Map(chains.map(({ domain, rpcUrl }) => [`/${domain}`, rpcUrl]));
  const handle = async (request, response) => {
    const { origin, host } = request.headers;
    const cors = corsOf(audience, origin);
    if (cors === undefined || !OWN_HOST.test(host ?? '')) return response.writeHead(403).end();
    const rpcUrl = nodes.get(request.url);
    if (rpcUrl === undefined) return response.writeHead(404, cors).end();
    if (request.method === 'OPTIONS') {
      const allowed = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type' };
      return response.writeHead(204, { ...cors, ...allowed, 'access-control-max-age': PREFLIGHT_SEC }).end();
    }
    if (request.method !== 'POST') return response.writeHead(405, { ...cors, allow: 'POST, OPTIONS' }).end();
    // A form of another page cannot send this type without asking first.
    if (!request.headers['content-type']?.startsWith('application/json')) return response.writeHead(415, cors).end();
    const text = await readBody(request);
    if (text === undefined) return response.writeHead(413, { ...cors, connection: 'close' }).end();
    return answerCalls(agent, rpcUrl, text, response, cors).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502, cors).end();
    });
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  // No socket stays open for a page: the portal's pages ask, they do not listen.
  server.on('upgrade', (_request, socket) => socket.destroy());
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
