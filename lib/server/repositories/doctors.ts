import 'server-only';
import { field } from '@/lib/shared/protocol/field';
import type { DoctorLeaf } from '@/lib/shared/protocol/medical';
import type { Db } from './database';

const DOCTOR = {
  issuerId: true,
  specialism: true,
  validUntil: true,
  leafIndex: true,
  issuer: { select: { name: true, keyHash: true } },
} as const;

export type DoctorRow = {
  readonly issuerId: string;
  readonly specialism: number;
  readonly validUntil: number;
  readonly leafIndex: number;
  readonly issuer: { readonly name: string; readonly keyHash: string };
};

/** All of the register, in the order of its places. */
export const listDoctors = (db: Db): Promise<DoctorRow[]> =>
  db.doctor.findMany({ select: DOCTOR, orderBy: { leafIndex: 'asc' } });

/** A digest of all that the register's leaves are made of: cheap to ask often. Null while it is empty. */
export async function doctorsDigest(db: Db): Promise<string | null> {
  const rows = await db.$queryRaw<{ digest: string | null }[]>`
    SELECT md5(string_agg(concat_ws(':', i."keyHash", d."specialism", d."validUntil"), ',' ORDER BY d."leafIndex"))
      AS "digest"
    FROM "Doctor" d JOIN "Issuer" i ON i."id" = d."issuerId"`;
  return rows[0]?.digest ?? null;
}

export const findDoctor = (issuerId: string, db: Db): Promise<DoctorRow | null> =>
  db.doctor.findUnique({ where: { issuerId }, select: DOCTOR });

export const findDoctorByKey = (keyHash: string, db: Db): Promise<DoctorRow | null> =>
  db.doctor.findFirst({ where: { issuer: { keyHash } }, select: DOCTOR });

/** @returns false when the doctor's time ends on that day or earlier already */
export async function endDoctor(issuerId: string, lastDay: number, db: Db): Promise<boolean> {
  const { count } = await db.doctor.updateMany({
    where: { issuerId, validUntil: { gt: lastDay } },
    data: { validUntil: lastDay },
  });
  return count === 1;
}

/** What the register says of a doctor. */
export const doctorLeaf = ({ issuer, specialism, validUntil }: DoctorRow): DoctorLeaf => ({
  keyHash: field(BigInt(issuer.keyHash)),
  specialism,
  validUntil,
});
