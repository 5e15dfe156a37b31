import 'server-only';
import type { Db } from './database';

/**
 * Letters of doctor, panel and agencies' staff to this person that lie in no mailbox, by their keys there: `medical:`,
 * `panel:`, `refusal:` (after a review `refusal-2:`), `contest:` and `review:`, each with the id of the record behind it. Statements
 * first, so that a corrected one is there before the answer that takes the other back; each kind oldest first. One question,
 * because every waiting card asks it again and again.
 */
export async function undeliveredLetters(personId: string, db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT l."key" FROM (
      SELECT 1 AS "turn", 'medical:' || s."id" AS "key", s."issuedAt" AS "at"
      FROM "MedicalStatement" s WHERE s."personId" = ${personId} AND s."withdrawnAt" IS NULL
      UNION ALL
      SELECT 2, CASE WHEN r."status" = 'confirmed' THEN 'panel:' WHEN r."reviewAskedAt" IS NULL THEN 'refusal:'
        ELSE 'refusal-2:' END || r."id", r."decidedAt"
      FROM "PanelRequest" r WHERE r."personId" = ${personId} AND r."status" IN ('confirmed', 'refused')
      UNION ALL
      SELECT 3, 'contest:' || c."id", c."answeredAt"
      FROM "Contest" c WHERE c."personId" = ${personId} AND c."answeredAt" IS NOT NULL
      UNION ALL
      SELECT 3, 'review:' || v."id", v."decidedAt"
      FROM "ReviewRequest" v WHERE v."personId" = ${personId} AND v."staffId" IS NOT NULL
    ) l
    WHERE NOT EXISTS (SELECT 1 FROM "MailboxItem" m WHERE m."dedupeKey" = l."key")
    ORDER BY l."turn", l."at"`;
  return rows.map(({ key }) => key);
}
