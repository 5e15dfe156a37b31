import 'server-only';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Db } from './database';

export type NewAuditEvent = Pick<
  Prisma.AuditEventCreateManyInput,
  'staffId' | 'staffName' | 'role' | 'region' | 'action' | 'subject'
> & { readonly data: Prisma.InputJsonObject };

/** Adds a line. There is no way to change or remove one: a trigger refuses it. */
export async function addAuditEvent(event: NewAuditEvent, db: Db): Promise<void> {
  await db.auditEvent.create({ data: event, select: { id: true } });
}
