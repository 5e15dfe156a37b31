import type { z } from 'zod';
import type { zIssuerPeople } from '@/lib/shared/schemas/issuer-api';
import type { Fault } from './statement-draft';

export type IssuerPeople = z.output<typeof zIssuerPeople>;
export type IssuerPerson = IssuerPeople['people'][number];

/** A fault with the sentence that a person reads. */
export type FaultText = Fault & { readonly message: string };
