import 'server-only';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import { doctorsTree } from '@/lib/shared/protocol/medical';
import { database } from '../repositories/database';
import { doctorLeaf, doctorsDigest, listDoctors } from '../repositories/doctors';
import type { Registers } from './publisher';

const KEY = { scheme: SCHEMES.tas, region: DEMO_REGIONS.national } as const;

/** The register of doctors: one for the whole country. Its list is public, so nobody has to be told. */
export const doctorsRegister: Registers = {
  digests: async () => {
    const digest = await doctorsDigest(database());
    return digest === null ? [] : [{ ...KEY, digest }];
  },
  prepare: async () => {
    const list = (await listDoctors(database())).map(doctorLeaf);
    if (list.length === 0) return null;
    const doctors = list.map((leaf) => ({ ...leaf, keyHash: leaf.keyHash.toString() }));
    return { ...KEY, root: doctorsTree(list).root, leafCount: list.length, buckets: [], newIndexes: [], doctors };
  },
  published: async () => undefined,
};
