import 'server-only';
import { period } from '@/lib/shared/domain/period';
import type { DecisionReason, ReviewDecision, ReviewKind } from '@/lib/shared/domain/reviews';
import { field } from '@/lib/shared/protocol/field';
import { supplementSchemeOf } from '@/lib/shared/rules/registry';
import { VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import type { Answer } from '@/lib/shared/schemas/medical-credentials';
import type { ReviewRow } from '../repositories/reviews';
import { registerAgency } from './entitlement-terms';

/**
 * What an agency answers to a citizen, as the card reads it: without a signature, since nobody proves anything with it.
 * @param holder of the citizen's card, decimal
 * @returns null while nobody has decided, and for what the citizen took back
 */
export function reviewAnswer(row: ReviewRow, holder: string): Answer | null {
  const scheme = supplementSchemeOf(row.scheme);
  if (row.decidedAt === null || row.staffId === null || row.decisionReason === null || !scheme) return null;
  return {
    '@context': [VC_CONTEXT[0], VC_CONTEXT[1]],
    id: `urn:uuid:${row.id}`,
    type: ['VerifiableCredential', 'Answer'],
    issuer: registerAgency(row.scheme, row.region),
    validFrom: row.decidedAt.toISOString(),
    credentialSubject: {
      about: 'review',
      holder: field(BigInt(holder)),
      reviewId: row.id,
      // All three were of their lists when they were written.
      kind: row.kind as ReviewKind,
      decision: row.decision as ReviewDecision,
      reason: row.decisionReason as DecisionReason,
      scheme,
      period: period(row.period),
      askedIssuer: row.decision === 'passed-on' ? (row.issuer?.name ?? null) : null,
    },
  };
}
