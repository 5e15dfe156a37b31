import 'server-only';
import type { Db } from './database';

export type StaffRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly issuerId: string | null;
  readonly region: number | null;
};
const STAFF = { id: true, email: true, name: true, role: true, issuerId: true, region: true } as const;

export const findStaff = (id: string, db: Db): Promise<StaffRow | null> =>
  db.staffAccount.findUnique({ where: { id }, select: STAFF });

export const findStaffCredentials = (email: string, db: Db) =>
  db.staffAccount.findUnique({ where: { email }, select: { id: true, role: true, name: true, passwordHash: true } });

export const listStaff = (db: Db): Promise<StaffRow[]> =>
  db.staffAccount.findMany({ select: STAFF, orderBy: [{ role: 'asc' }, { email: 'asc' }] });
