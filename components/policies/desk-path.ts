import type { z } from 'zod';
import type { zProposalHead } from '@/lib/shared/schemas/policies-desk-api';

/** Tables of norms for some months, or the lump sum from a month on: one desk each, with the same steps. */
export type Desk = 'norms' | 'advance';

/** Where a desk's overview stands; its other pages are below it. */
export const deskPath = (desk: Desk): string => (desk === 'advance' ? '/beleid/voorschot' : '/beleid');

export const proposalPath = (desk: Desk, { id }: { readonly id: string }): string =>
  `${deskPath(desk)}/voorstel/${encodeURIComponent(id)}`;

/** What every proposal tells. Without `months` it is in force from its month on, until a next one. */
export type ProposalHead = z.output<typeof zProposalHead> & { readonly months?: number };
