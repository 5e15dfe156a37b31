import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const zLock = z.object({
  circuits: z.object({ tallyShare: z.object({ vkey: z.object({ file: z.string(), sha256: z.string() }) }) }),
});

/**
 * The verifying key of this copy of the source, whose hash is the lock's, and the one that the portal names. A portal that
 * names another is not believed: proofs under a key of its own would prove nothing.
 * @throws when one of the three differs
 */
export async function ownVerifyingKey(announcedSha256: string): Promise<unknown> {
  const { vkey } = zLock.parse(JSON.parse(await readFile(file('circuits/artifacts.lock.json'), 'utf8'))).circuits
    .tallyShare;
  const bytes = await readFile(file(vkey.file));
  if (createHash('sha256').update(bytes).digest('hex') !== vkey.sha256) {
    throw new Error(`${vkey.file} is not the file that circuits/artifacts.lock.json names.`);
  }
  if (announcedSha256 !== vkey.sha256) {
    throw new Error(`The portal names another verifying key (${announcedSha256}) than this copy (${vkey.sha256}).`);
  }
  return JSON.parse(bytes.toString('utf8')) as unknown;
}
