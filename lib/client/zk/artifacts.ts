import { type Bytes, toBytes, toHex } from '@/lib/shared/card/bytes';
import { AppError } from '@/lib/shared/errors/app-error';

/** A file of a circuit as the configuration announces it. */
export type Artifact = { readonly url: string; readonly sha256: string; readonly bytes: number };

/** Files by their SHA-256, kept between visits: the Cache API in a browser. */
export type ArtifactCache = {
  get(sha256: string): Promise<Bytes | null>;
  put(sha256: string, bytes: Bytes): Promise<void>;
  delete(sha256: string): Promise<void>;
};

export type ArtifactPorts = {
  readonly fetch: typeof globalThis.fetch;
  readonly cache: ArtifactCache;
  readonly sleep: (ms: number) => Promise<void>;
  readonly onProgress?: (loadedBytes: number, totalBytes: number) => void;
  /** How long a connection may stay silent before it is given up; 10 s unless told. */
  readonly stallMs?: number;
};

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
const STALL_MS = 10_000;

const sha256Hex = async (bytes: Bytes): Promise<string> =>
  toHex(toBytes(await crypto.subtle.digest('SHA-256', bytes))).slice(2);

const normal = (sha256: string): string => sha256.replace(/^0x/, '').toLowerCase();

function join(chunks: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Ends a request whose other side has gone silent: nothing else would, and the claim would wait for ever. */
function stallWatch(stallMs: number) {
  const silent = new AbortController();
  const expire = () => silent.abort(new AppError('ARTIFACT_UNAVAILABLE'));
  let timer = setTimeout(expire, stallMs);
  return {
    signal: silent.signal,
    /** Something arrived. */
    heard(): void {
      clearTimeout(timer);
      timer = setTimeout(expire, stallMs);
    },
    stop: (): void => clearTimeout(timer),
  };
}

/** Adds to `chunks` whatever arrives, so that a broken connection loses nothing that was received. */
async function receive(artifact: Artifact, chunks: Uint8Array[], ports: ArtifactPorts, reload: boolean): Promise<void> {
  const watch = stallWatch(ports.stallMs ?? STALL_MS);
  try {
    await receiveWatched(artifact, chunks, ports, { reload, watch });
  } finally {
    watch.stop();
  }
}

async function receiveWatched(
  artifact: Artifact,
  chunks: Uint8Array[],
  { fetch, onProgress }: ArtifactPorts,
  { reload, watch }: { readonly reload: boolean; readonly watch: ReturnType<typeof stallWatch> },
): Promise<void> {
  const have = chunks.reduce((total, chunk) => total + chunk.length, 0);
  const response = await fetch(artifact.url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: watch.signal,
    ...(reload ? { cache: 'reload' } : {}),
    ...(have > 0 ? { headers: { Range: `bytes=${have}-` } } : {}),
  });
  if (!response.ok || response.body === null) throw new AppError('ARTIFACT_UNAVAILABLE');
  // A server that knows no ranges sends everything again.
  if (response.status !== 206) chunks.length = 0;
  let loaded = response.status === 206 ? have : 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    watch.heard();
    chunks.push(value);
    loaded += value.length;
    // More than announced is wrong whatever comes: do not fill the memory with it.
    if (loaded > artifact.bytes) {
      await reader.cancel();
      return;
    }
    onProgress?.(loaded, artifact.bytes);
  }
  if (loaded < artifact.bytes) throw new AppError('ARTIFACT_UNAVAILABLE');
}

/** Downloads, taking up where a broken attempt stopped. @throws ARTIFACT_UNAVAILABLE */
async function download(artifact: Artifact, ports: ArtifactPorts, reload: boolean): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  for (let attempt = 0; ; attempt++) {
    try {
      await receive(artifact, chunks, ports, reload);
      return join(chunks);
    } catch (cause) {
      if (attempt + 1 >= ATTEMPTS) throw new AppError('ARTIFACT_UNAVAILABLE', { cause });
      await ports.sleep(FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
}

/**
 * A file whose SHA-256 is the announced one, from the cache or the network. A wrong one is never used nor kept (S-31):
 * it is fetched once more past every cache, then refused.
 * @throws ARTIFACT_UNAVAILABLE, ARTIFACT_HASH_MISMATCH
 */
export async function loadArtifact(artifact: Artifact, ports: ArtifactPorts): Promise<Bytes> {
  const expected = normal(artifact.sha256);
  const cached = await ports.cache.get(expected).catch(() => null);
  if (cached !== null) {
    if ((await sha256Hex(cached)) === expected) return cached;
    await ports.cache.delete(expected);
  }
  for (const reload of [false, true]) {
    const bytes = await download(artifact, ports, reload);
    if ((await sha256Hex(bytes)) === expected) {
      // A full disk is no reason to stop: the file is fetched again next time.
      await ports.cache.put(expected, bytes).catch(() => undefined);
      return bytes;
    }
  }
  throw new AppError('ARTIFACT_HASH_MISMATCH', { data: { url: artifact.url } });
}

const CACHE_NAME = 'voorzien-artifacts';
const cacheUrl = (sha256: string): string => `/zk/by-hash/${sha256}`;

/** The Cache API, by hash. Without it (a private window) every visit downloads anew. */
export function browserArtifactCache(): ArtifactCache {
  const open = () => caches.open(CACHE_NAME);
  return {
    async get(sha256) {
      const response = await (await open()).match(cacheUrl(sha256));
      return response === undefined ? null : toBytesOf(await response.arrayBuffer());
    },
    async put(sha256, bytes) {
      await (await open()).put(cacheUrl(sha256), new Response(bytes));
    },
    async delete(sha256) {
      await (await open()).delete(cacheUrl(sha256));
    },
  };
}

const toBytesOf = (buffer: ArrayBuffer): Bytes => new Uint8Array(buffer);
