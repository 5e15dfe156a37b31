import { createHash } from 'node:crypto';
import type { ProvingArtifacts } from '@/lib/shared/card/groth16';
import type { ArtifactSource, CircuitName } from '@/lib/shared/card/work';
import { AppError } from '@/lib/shared/errors/app-error';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

type Artifact = PublicConfig['artifacts'][CircuitName]['wasm'];

async function download(portal: string, artifact: Artifact): Promise<Uint8Array> {
  const response = await fetch(new URL(artifact.url, portal)).catch((cause: unknown) => {
    throw new AppError('ARTIFACT_UNAVAILABLE', { cause });
  });
  if (!response.ok) throw new AppError('ARTIFACT_UNAVAILABLE', { data: { status: response.status } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== artifact.sha256)
    throw new AppError('ARTIFACT_HASH_MISMATCH');
  return bytes;
}

/** Proving artifacts over HTTP, checked against the configuration's hashes, once per process. */
export function artifactSource(portal: string, config: PublicConfig): ArtifactSource {
  const loaded = new Map<CircuitName, Promise<ProvingArtifacts>>();
  const load = async (circuit: CircuitName): Promise<ProvingArtifacts> => {
    const { wasm, zkey } = config.artifacts[circuit];
    const [wasmBytes, zkeyBytes] = await Promise.all([download(portal, wasm), download(portal, zkey)]);
    return { wasm: wasmBytes, zkey: zkeyBytes };
  };
  return (circuit) => {
    const known = loaded.get(circuit);
    if (known) return known;
    const loading = load(circuit);
    loaded.set(circuit, loading);
    return loading;
  };
}
