import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ArtifactCache, loadArtifact } from '@/lib/client/zk/artifacts';
import type { Bytes } from '@/lib/shared/card/bytes';
import { seededRandom } from '../card/support/world';

const content = new Uint8Array(seededRandom('artifact')(5_000));
const sha256 = createHash('sha256').update(content).digest('hex');
const artifact = { url: '/zk/supplement.zkey', sha256, bytes: content.length };

function memoryCache(): ArtifactCache & { readonly held: Map<string, Bytes> } {
  const held = new Map<string, Bytes>();
  return {
    held,
    get: async (name) => held.get(name) ?? null,
    put: async (name, bytes) => void held.set(name, bytes),
    delete: async (name) => void held.delete(name),
  };
}

type Reply = (range: number, signal: AbortSignal) => Response | Error | Promise<Response>;
/** A network that answers each request in turn; the last answer is repeated. */
function network(replies: readonly Reply[]) {
  const ranges: number[] = [];
  const options: (RequestInit | undefined)[] = [];
  const fetch = (async (_url: unknown, init?: RequestInit) => {
    const range = Number(/bytes=(\d+)-/.exec(new Headers(init?.headers).get('range') ?? '')?.[1] ?? '0');
    ranges.push(range);
    options.push(init);
    const signal = init?.signal ?? new AbortController().signal;
    const reply = await replies[Math.min(ranges.length, replies.length) - 1]?.(range, signal);
    if (reply === undefined || reply instanceof Error) throw reply ?? new TypeError('no reply');
    return reply;
  }) as typeof globalThis.fetch;
  return { fetch, ranges, options };
}

const whole: Reply = () => new Response(content);
const rest: Reply = (range) => new Response(content.slice(range), { status: range > 0 ? 206 : 200 });
/** The connection breaks after some bytes. */
const broken =
  (bytes: number): Reply =>
  (range) =>
    new Response(
      new ReadableStream({
        pull(controller) {
          if (bytes === 0) controller.error(new TypeError('network'));
          controller.enqueue(content.slice(range, range + bytes));
          bytes = 0;
        },
      }),
      { status: range > 0 ? 206 : 200 },
    );

/** The other side sends some bytes, then nothing, and never ends: no answer at all when it sends none. */
const silentAfter =
  (bytes: number): Reply =>
  (range, signal) => {
    if (bytes === 0) {
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    }
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(content.slice(range, range + bytes));
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(body, { status: range > 0 ? 206 : 200 });
  };

const ports = (fetch: typeof globalThis.fetch, cache: ArtifactCache = memoryCache()) => ({
  fetch,
  cache,
  sleep: async () => undefined,
});

describe('proving artifacts', () => {
  it('P-01 are downloaded once: the second time comes from the cache, without a request', async () => {
    const cache = memoryCache();
    const net = network([whole]);
    const seen: number[] = [];
    const first = await loadArtifact(artifact, {
      ...ports(net.fetch, cache),
      onProgress: (loaded) => seen.push(loaded),
    });
    expect(first).toEqual(content);
    expect(seen.at(-1)).toBe(content.length);
    expect(await loadArtifact(artifact, ports(net.fetch, cache))).toEqual(content);
    expect(net.ranges).toHaveLength(1);
    expect(net.options[0]?.credentials).toBe('omit');
  });

  it('S-31 a download that breaks half way goes on where it stopped', async () => {
    const net = network([broken(2_000), () => new TypeError('down'), broken(500), rest]);
    expect(await loadArtifact(artifact, ports(net.fetch))).toEqual(content);
    expect(net.ranges).toEqual([0, 2_000, 2_000, 2_500]);
  });

  it('S-31 a connection that goes silent is given up, and what had arrived is kept', async () => {
    const silence: Reply[] = [silentAfter(0), silentAfter(1_500), silentAfter(0), rest];
    const net = network(silence);
    expect(await loadArtifact(artifact, { ...ports(net.fetch), stallMs: 20 })).toEqual(content);
    expect(net.ranges).toEqual([0, 0, 1_500, 1_500]);
    const dead = network([silentAfter(0)]);
    await expect(loadArtifact(artifact, { ...ports(dead.fetch), stallMs: 20 })).rejects.toThrow('ARTIFACT_UNAVAILABLE');
  });

  it('S-31 a server that knows no ranges is started over, and the file is still whole', async () => {
    const net = network([broken(2_000), whole]);
    expect(await loadArtifact(artifact, ports(net.fetch))).toEqual(content);
  });

  it('S-31 a network that stays away ends in ARTIFACT_UNAVAILABLE', async () => {
    const net = network([() => new TypeError('down')]);
    await expect(loadArtifact(artifact, ports(net.fetch))).rejects.toThrow('ARTIFACT_UNAVAILABLE');
    await expect(
      loadArtifact(artifact, ports(network([() => new Response('no', { status: 404 })]).fetch)),
    ).rejects.toThrow('ARTIFACT_UNAVAILABLE');
  });

  it('S-31 a wrong hash is refused and not kept; one wrong copy in a cache on the way is got past', async () => {
    const wrong = content.slice();
    wrong[7] = (wrong[7] ?? 0) ^ 1;
    const cache = memoryCache();
    const hostile = network([() => new Response(wrong)]);
    await expect(loadArtifact(artifact, ports(hostile.fetch, cache))).rejects.toThrow('ARTIFACT_HASH_MISMATCH');
    expect(cache.held.size).toBe(0);
    const stale = network([() => new Response(wrong), whole]);
    expect(await loadArtifact(artifact, ports(stale.fetch, cache))).toEqual(content);
    expect(stale.options[1]?.cache).toBe('reload');
  });

  it('S-31 a changed file in the cache is thrown away and fetched anew; a longer one does not fill the memory', async () => {
    const cache = memoryCache();
    await cache.put(sha256, content.slice(1));
    const net = network([whole]);
    expect(await loadArtifact(artifact, ports(net.fetch, cache))).toEqual(content);
    const longer = network([() => new Response(new Uint8Array(content.length + 1))]);
    await expect(loadArtifact(artifact, ports(longer.fetch))).rejects.toThrow('ARTIFACT_HASH_MISMATCH');
  });
});
