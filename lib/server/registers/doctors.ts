import 'server-only';
import { createHash } from 'node:crypto';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import { doctorsTree } from '@/lib/shared/protocol/medical';
import { database } from '../repositories/database';
import { doctorLeaf, listDoctors } from '../repositories/doctors';
import type { Registers } from './publisher';

const KEY = { scheme: SCHEMES.tas, region: DEMO_REGIONS.national } as const;

/** The register's list in the order of its places, as zDoctorsRegister shows it. */
async function publicList() {
  return (await listDoctors(database())).map(doctorLeaf);
}

/** The register of doctors: one for the whole country. Its list is public, so nobody has to be told. */
export const doctorsRegister: Registers = {
  digests: async () => {
    const list = await publicList();
    const text = list.map(({ keyHash, specialism, validUntil }) => `${keyHash}:${specialism}:${validUntil}`).join(',');
    return list.length === 0 ? [] : [{ ...KEY, digest: createHash('sha256').update(text).digest('hex') }];
  },
  prepare: async () => {
    const list = await publicList();
    if (list.length === 0) return null;
    const doctors = list.map((leaf) => ({ ...leaf, keyHash: leaf.keyHash.toString() }));
    return { ...KEY, root: doctorsTree(list).root, leafCount: list.length, buckets: [], newIndexes: [], doctors };
  },
  published: async () => undefined,
};
