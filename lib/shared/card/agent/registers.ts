import { AppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import type { DoctorLeaf } from '../../protocol/medical';
import { bucketIndexOf, type RegisterBucket } from '../../protocol/merkle-buckets';
import { SUPPLEMENT_PACKS } from '../../rules/registry';
import { bigEndian } from '../bytes';
import type { Entitlement } from '../credentials';
import type { PublishedRegister } from '../portal-api';
import type { AgentPorts } from './ports';
import { createRootChecks, type DoctorsRoot } from './root-check';

export type OpenedRegister = { readonly root: FieldElement; readonly bucket: RegisterBucket };
export type OpenedDoctors = { readonly root: FieldElement; readonly doctors: readonly DoctorLeaf[] };

/**
 * Keeps the buckets at hand. At every new root the wallet fetches one, whether it is going to claim or not: its own,
 * or a random one when it has no leaf. So a fetch tells nothing about a claim, and a claim needs no fetch. The list of
 * doctors is fetched whole, by every wallet too. Before any of it the wallet asks the chains for all roots that are
 * served: one that is not current there is not opened.
 */
export function createRegisters(ports: Pick<AgentPorts, 'open' | 'random' | 'policyChain' | 'advanceChain' | 'clock'>) {
  const { open, random } = ports;
  const checks = createRootChecks(ports);
  let served: readonly PublishedRegister[] = [];
  let servedDoctors: readonly DoctorsRoot[] = [];
  /** Roots that the wallet has dealt with. */
  let known: ReadonlySet<FieldElement> = new Set();
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

  async function fetchDoctors({ root }: DoctorsRoot): Promise<OpenedDoctors> {
    if (doctors?.root !== root) doctors = { root, doctors: await open.doctors(root) };
    return doctors;
  }

  const registerOf = (entitlement: Entitlement): PublishedRegister | undefined =>
    served.find((r) => r.scheme === SUPPLEMENT_PACKS[entitlement.scheme].id && r.region === entitlement.region);

  /** What the portal serves now, and what the chains say of it. */
  async function look(): Promise<void> {
    const answer = await open.registers();
    served = answer.registers;
    servedDoctors = answer.doctors === null ? [] : [answer.doctors];
    isStale = false;
    const current = new Set(served.map(({ root }) => String(root)));
    for (const name of [...opened.keys()]) if (!current.has(name.split(':')[0] ?? '')) opened.delete(name);
    // A chain that does not answer stops claims alone, which ask again and say so themselves.
    await Promise.allSettled([checks.registers.ask(served), checks.doctors.ask(servedDoctors)]);
  }

  /** Looks for new roots and fetches a bucket of each that concerns the wallet, or of any when none does. */
  async function refresh(entitlements: readonly Entitlement[]): Promise<void> {
    await look();
    const standing = served.filter(checks.registers.holds);
    const fresh = standing.filter(({ root }) => !known.has(root));
    known = new Set(served.filter((r) => known.has(r.root) || standing.includes(r)).map(({ root }) => root));
    const own = entitlements.flatMap((entitlement) => {
      const register = registerOf(entitlement);
      return register === undefined ? [] : [{ register, index: bucketIndexOf(entitlement.leafIndex) }];
    });
    for (const { register, index } of own) if (standing.includes(register)) await fetchBucket(register.root, index);
    const filled = fresh.filter(({ bucketCount }) => bucketCount > 0);
    if (own.length === 0 && filled.length > 0) {
      const draw = (below: number) => Number(bigEndian(random(6)) % BigInt(below));
      const register = filled[draw(filled.length)];
      if (register !== undefined) await fetchBucket(register.root, draw(register.bucketCount));
    }
    for (const root of servedDoctors) if (checks.doctors.holds(root)) await fetchDoctors(root);
  }

  return {
    refresh,
    /**
     * The bucket of a leaf under the newest root known.
     * @throws NOT_IN_REGISTER before the first root, REGISTER_ROOT_STALE while the chain has another, CHAIN_UNAVAILABLE
     */
    async openFor(entitlement: Entitlement): Promise<OpenedRegister> {
      if (registerOf(entitlement) === undefined) await refresh([entitlement]);
      const register = registerOf(entitlement);
      if (register === undefined) throw new AppError('NOT_IN_REGISTER');
      await checks.registers.require(register, served);
      const bucket = await fetchBucket(register.root, bucketIndexOf(entitlement.leafIndex));
      return { root: register.root, bucket };
    },
    /**
     * The list of doctors under the newest root known. That it is the root's, the proof's preparation checks.
     * @throws what openFor throws
     */
    async openDoctors(entitlements: readonly Entitlement[]): Promise<OpenedDoctors> {
      if (isStale || servedDoctors.length === 0) await refresh(entitlements);
      const [root] = servedDoctors;
      if (root === undefined) throw new AppError('NOT_IN_REGISTER');
      await checks.doctors.require(root, servedDoctors);
      return fetchDoctors(root);
    },
    /** The list of doctors may have a newer root; what is at hand stays, and is fetched anew under another root alone. */
    expire(): void {
      isStale = true;
    },
    /**
     * After a refusal of a root or a bucket: everything is fetched anew. What the chains said stays: a root that they
     * have not is asked about anyway, and no other question may tell who claims.
     */
    forget(): void {
      served = [];
      servedDoctors = [];
      known = new Set();
      opened.clear();
      doctors = null;
      isStale = true;
    },
  };
}
export type Registers = ReturnType<typeof createRegisters>;
