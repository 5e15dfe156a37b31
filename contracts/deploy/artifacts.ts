import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Address, type Hex, isHex } from 'viem';
import { z } from 'zod';

const GENERATED = new URL('../../lib/generated/', import.meta.url);

const artifactSchema = z.object({
  bytecode: z.string(),
  linkReferences: z
    .record(z.string(), z.array(z.object({ start: z.number().int(), length: z.literal(20) })))
    .default({}),
});

const hyperlaneSchema = z.object({ bytecode: z.object({ object: z.string() }) });

async function readJson(path: string): Promise<unknown> {
  const file = fileURLToPath(new URL(path, GENERATED));
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is missing or broken: run node scripts/contracts/generate.mjs`, { cause });
  }
}

/**
 * Creation bytecode of one of our contracts with its libraries linked.
 * @param libraries address by library name, for every library the contract uses
 */
export async function ownBytecode(name: string, libraries: Readonly<Record<string, Address>> = {}): Promise<Hex> {
  const artifact = artifactSchema.parse(await readJson(`artifacts/${name}.json`));
  let code = artifact.bytecode;
  for (const [library, places] of Object.entries(artifact.linkReferences)) {
    const address = libraries[library];
    if (address === undefined) throw new Error(`${name} needs library ${library}`);
    for (const { start, length } of places) {
      // Two characters of "0x", then two per byte.
      const from = 2 + start * 2;
      code = code.slice(0, from) + address.slice(2).toLowerCase() + code.slice(from + length * 2);
    }
  }
  return asHex(name, code);
}

/** Creation bytecode of one of Hyperlane's contracts. */
export async function hyperlaneBytecode(name: string): Promise<Hex> {
  return asHex(name, hyperlaneSchema.parse(await readJson(`hyperlane/${name}.json`)).bytecode.object);
}

function asHex(name: string, code: string): Hex {
  if (!isHex(code)) throw new Error(`${name} has unlinked libraries`);
  return code;
}
