import type { z } from 'zod';
import { AppError } from '../errors/app-error';
import type { FieldElement } from '../protocol/field';
import type { DoctorLeaf } from '../protocol/medical';
import type { RegisterBucket } from '../protocol/merkle-buckets';
import {
  type Contest,
  type ContestReason,
  type PanelRequest,
  zContest,
  zContests,
  zDoctorsRegister,
  zPanelRequest,
  zPanelRequests,
} from '../schemas/advance-api';
import { zCardChallenge, zCardState, zMailbox } from '../schemas/citizen-api';
import { type WireSpend, type WireTransfer, zPoolEvents } from '../schemas/pool-api';
import {
  type PublicConfig,
  type PublishedPolicies,
  type RelayJob,
  zNotes,
  zPolicies,
  zPublicConfig,
  zRegisterBucket,
  zRegisters,
  zRelayJob,
  zRelayJobCreated,
} from '../schemas/public-api';
import { type Review, type WireReviewNew, zReview, zReviews } from '../schemas/review-api';
import type { CardMode } from './card-data';
import type { WireAdvance, WireClaim } from './claim-progress';
import type { JsonFetch } from './json-fetch';

export type CardState = z.output<typeof zCardState>;
export type Mailbox = z.output<typeof zMailbox>;
export type PublishedNote = z.output<typeof zNotes>['notes'][number];
export type PublishedRegisters = z.output<typeof zRegisters>;
export type PublishedRegister = PublishedRegisters['registers'][number];

/** An answer of another shape than agreed is a fault of the portal, and may be gone after its next start. */
function parse<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new AppError('PORTAL_UNAVAILABLE', { cause: parsed.error });
  return parsed.data;
}

/** Routes with a citizen's session. */
export function citizenApi(fetchJson: JsonFetch) {
  const request = async (method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<PanelRequest> =>
    parse(zPanelRequest, await fetchJson({ method, path, ...(body === undefined ? {} : { body }) }));
  return {
    card: async (): Promise<CardState> => parse(zCardState, await fetchJson({ method: 'GET', path: '/api/card' })),
    challenge: async () =>
      parse(zCardChallenge, await fetchJson({ method: 'POST', path: '/api/card/challenge', body: {} })),
    bind: async (body: {
      readonly holder: string;
      readonly encryptionKey: string;
      readonly challenge: string;
      readonly proof: readonly string[];
    }): Promise<void> => {
      await fetchJson({ method: 'POST', path: '/api/card/bind', body });
    },
    /** @param mode the mandate that goes with it, once the citizen chose one */
    consent: async (version: string, given: boolean, mode?: CardMode): Promise<void> => {
      const body = { version, given, ...(mode === undefined ? {} : { mode }) };
      await fetchJson({ method: 'POST', path: '/api/card/consent', body });
    },
    mailbox: async (after: string | null, waitSec: number, signal?: AbortSignal): Promise<Mailbox> => {
      const query = new URLSearchParams({ ...(after === null ? {} : { after }), wait: String(waitSec) });
      const path = `/api/mailbox?${query}`;
      const timeoutMs = (waitSec + 15) * 1000;
      return parse(zMailbox, await fetchJson({ method: 'GET', path, timeoutMs, ...(signal ? { signal } : {}) }));
    },
    collected: async (ids: readonly string[]): Promise<void> => {
      await fetchJson({ method: 'POST', path: '/api/mailbox/collected', body: { ids } });
    },
    /** The citizen's own requests to the panel, newest first. */
    panelRequests: async (): Promise<readonly PanelRequest[]> =>
      parse(zPanelRequests, await fetchJson({ method: 'GET', path: '/api/panel/requests' })).requests,
    /** Shows the panel a doctor's statement, with the citizen's consent. @param statement the credential as it came */
    askPanel: (statement: unknown): Promise<PanelRequest> =>
      request('POST', '/api/panel/requests', { statement, consent: true }),
    /** Takes the consent back. @throws REQUEST_DECIDED */
    withdrawRequest: (id: string): Promise<PanelRequest> =>
      request('DELETE', `/api/panel/requests/${encodeURIComponent(id)}`),
    /** That a person looks at a refusal again. @throws REVIEW_NOT_POSSIBLE */
    askReview: (id: string): Promise<PanelRequest> =>
      request('POST', `/api/panel/requests/${encodeURIComponent(id)}/review`, {}),
    contests: async (): Promise<readonly Contest[]> =>
      parse(zContests, await fetchJson({ method: 'GET', path: '/api/contests' })).contests,
    /** Sends a statement back to its issuer. The same again is the same contest. */
    contest: async (credentialId: string, reason: ContestReason): Promise<Contest> =>
      parse(zContest, await fetchJson({ method: 'POST', path: '/api/contests', body: { credentialId, reason } })),
    /** What the citizen asked a human to look at: a month, or an income statement. */
    reviews: async (): Promise<readonly Review[]> =>
      parse(zReviews, await fetchJson({ method: 'GET', path: '/api/reviews' })).reviews,
    /** @throws REVIEW_OPEN, NOT_IN_REGISTER, RECEIPT_OTHER_CLAIM */
    requestReview: async (body: WireReviewNew): Promise<Review> =>
      parse(zReview, await fetchJson({ method: 'POST', path: '/api/reviews', body })),
    /** Takes an open request back. @throws REVIEW_DECIDED */
    withdrawReview: async (id: string): Promise<Review> =>
      parse(zReview, await fetchJson({ method: 'DELETE', path: `/api/reviews/${encodeURIComponent(id)}` })),
  };
}
export type CitizenApi = ReturnType<typeof citizenApi>;

/** What any relay does for spending, the portal's own or another: it takes requests and follows them as jobs. */
export function relayApi(fetchJson: JsonFetch) {
  const post = async (path: string, body: unknown): Promise<string> =>
    parse(zRelayJobCreated, await fetchJson({ method: 'POST', path, body })).jobId;
  return {
    sendSpend: (spend: WireSpend): Promise<string> => post('/api/relay/spends', spend),
    sendTransfer: (transfer: WireTransfer): Promise<string> => post('/api/relay/transfers', transfer),
    job: async (jobId: string): Promise<RelayJob> =>
      parse(zRelayJob, await fetchJson({ method: 'GET', path: `/api/relay/jobs/${encodeURIComponent(jobId)}` })),
  };
}
export type RelayApi = ReturnType<typeof relayApi>;

/** Routes that every wallet fetches alike, and the relay: no cookie, and nothing that names a person. */
export function openApi(fetchJson: JsonFetch) {
  const get = <Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> =>
    fetchJson({ method: 'GET', path }).then((answer) => parse(schema, answer));
  return {
    config: (): Promise<PublicConfig> => get(zPublicConfig, '/api/config'),
    policies: async (): Promise<PublishedPolicies['policies']> => (await get(zPolicies, '/api/policies')).policies,
    /** Of months and of lump sums. */
    allPolicies: (): Promise<PublishedPolicies> => get(zPolicies, '/api/policies'),
    registers: (): Promise<PublishedRegisters> => get(zRegisters, '/api/registers'),
    /** The whole list of doctors under a root. @throws REGISTER_BUCKET_INVALID when that of another root comes back */
    doctors: async (root: FieldElement): Promise<readonly DoctorLeaf[]> => {
      const register = await get(zDoctorsRegister, `/api/registers/${root}/doctors`);
      if (register.root !== root) throw new AppError('REGISTER_BUCKET_INVALID');
      return register.doctors;
    },
    /** @throws REGISTER_BUCKET_INVALID when another bucket comes back than was asked for */
    bucket: async (root: FieldElement, index: number): Promise<RegisterBucket> => {
      const bucket = await get(zRegisterBucket, `/api/registers/${root}/buckets/${index}`);
      if (bucket.root !== root || bucket.index !== index) throw new AppError('REGISTER_BUCKET_INVALID');
      return { bucketIndex: index, leaves: bucket.leaves, bucketRoots: bucket.bucketRoots };
    },
    sendClaim: async (claim: WireClaim): Promise<string> =>
      parse(zRelayJobCreated, await fetchJson({ method: 'POST', path: '/api/relay/claims', body: claim })).jobId,
    sendAdvance: async (advance: WireAdvance): Promise<string> =>
      parse(zRelayJobCreated, await fetchJson({ method: 'POST', path: '/api/relay/advances', body: advance })).jobId,
    ...relayApi(fetchJson),
    /** Demo only: a fictitious employer pays a wage into the pool. @returns the relay's job */
    demoWage: async (payTo: FieldElement, amountCents: bigint): Promise<string> => {
      const body = { payTo: String(payTo), amountCents: String(amountCents) };
      return parse(zRelayJobCreated, await fetchJson({ method: 'POST', path: '/api/demo/wages', body })).jobId;
    },
    poolEvents: (fromBlock: number) => get(zPoolEvents, `/api/pool/events?fromBlock=${fromBlock}`),
    notes: (fromBlock: number) => get(zNotes, `/api/notes?fromBlock=${fromBlock}`),
  };
}
export type OpenApi = ReturnType<typeof openApi>;
