import { AppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import type { DoctorLeaf } from '../../protocol/medical';
import { bucketIndexOf, type RegisterBucket } from '../../protocol/merkle-buckets';
import { SUPPLEMENT_PACKS } from '../../rules/registry';
import { bigEndian } from '../bytes';
import type { Entitlement } from '../credentials';
import type { PublishedRegister } from '../portal-api';
import type { AgentPorts } from './ports';

export type OpenedRegister = { readonly root: FieldElement; readonly bucket: RegisterBucket };
export type OpenedDoctors = { readonly root: FieldElement; readonly doctors: readonly DoctorLeaf[] };

/**
 * Keeps the buckets at hand. At every new root the wallet fetches one, whether it is going to claim or not: its own,
 * or a random one when it has no leaf. So a fetch tells nothing about a claim, and a claim needs no fetch. The list of
 * doctors is fetched whole, by every wallet too.
 */
export function createRegisters({ open, random }: Pick<AgentPorts, 'open' | 'random'>) {
  let seen: readonly PublishedRegister[] = [];
  const opened = new Map<string, RegisterBucket>();
  let doctors: OpenedDoctors | null = null;
  /** There may be a newer root than those seen. */
  let isStale = true;
  const key = (root: FieldElement, index: number) => `${root}:${index}`;

  async function fetchBucket(root: FieldElement, index: number): Promise<RegisterBucket> {
    const have = opened.get(key(root, index));
    if (have !== undefined) return have;
    const bucket = await open.bucket(root, index);
    opened.set(key(root, index), bucket);
    return bucket;
  }

  const registerOf = (entitlement: Entitlement): PublishedRegister | undefined =>
    seen.find((r) => r.scheme === SUPPLEMENT_PACKS[entitlement.scheme].id && r.region === entitlement.region);

  /** Looks for new roots and fetches a bucket of each that concerns the wallet, or of any when none does. */
  async function refresh(entitlements: readonly Entitlement[]): Promise<void> {
    const known = new Set(seen.map(({ root }) => root));
    const { registers, doctors: doctorsRoot } = await open.registers();
    const fresh = registers.filter(({ root }) => !known.has(root));
    seen = registers;
    isStale = false;
    const current = new Set(registers.map(({ root }) => String(root)));
    for (const name of [...opened.keys()]) if (!current.has(name.split(':')[0] ?? '')) opened.delete(name);
    const own = entitlements.flatMap((entitlement) => {
      const register = registerOf(entitlement);
      return register === undefined ? [] : [{ root: register.root, index: bucketIndexOf(entitlement.leafIndex) }];
    });
    for (const { root, index } of own) await fetchBucket(root, index);
    const filled = fresh.filter(({ bucketCount }) => bucketCount > 0);
    if (own.length === 0 && filled.length > 0) {
      const draw = (below: number) => Number(bigEndian(random(6)) % BigInt(below));
      const register = filled[draw(filled.length)];
      if (register !== undefined) await fetchBucket(register.root, draw(register.bucketCount));
    }
    const root = doctorsRoot?.root;
    if (root !== undefined && root !== doctors?.root) doctors = { root, doctors: await open.doctors(root) };
  }

  return {
    refresh,
    /** The bucket of a leaf under the newest root known. @throws NOT_IN_REGISTER before the first root */
    async openFor(entitlement: Entitlement): Promise<OpenedRegister> {
      if (registerOf(entitlement) === undefined) await refresh([entitlement]);
      const register = registerOf(entitlement);
      if (register === undefined) throw new AppError('NOT_IN_REGISTER');
      const bucket = await fetchBucket(register.root, bucketIndexOf(entitlement.leafIndex));
      return { root: register.root, bucket };
    },
    /**
     * The list of doctors under the newest root known. That it is the root's, the proof's preparation checks.
     * @throws NOT_IN_REGISTER before the first root
     */
    async openDoctors(entitlements: readonly Entitlement[]): Promise<OpenedDoctors> {
      if (isStale || doctors === null) await refresh(entitlements);
      if (doctors === null) throw new AppError('NOT_IN_REGISTER');
      return doctors;
    },
    /** The list of doctors may have a newer root; what is at hand stays, and is fetched anew under another root alone. */
    expire(): void {
      isStale = true;
    },
    /** After a refusal of a root or a bucket: everything is fetched anew. */
    forget(): void {
      seen = [];
      opened.clear();
      doctors = null;
      isStale = true;
    },
  };
}
export type Registers = ReturnType<typeof createRegisters>;
