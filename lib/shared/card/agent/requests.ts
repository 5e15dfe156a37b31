import type { Contest, ContestReason, PanelRequest } from '../../schemas/advance-api';
import type { Review, WireReviewNew } from '../../schemas/review-api';
import type { AgentPorts } from './ports';

/**
 * What the citizen asked of people: the panel to confirm a diagnosis, an issuer to look at a statement again, an agency to
 * look at a month. The portal keeps it; the card shows what it saw last, and stores nothing of it.
 */
export function createRequests({ citizen }: Pick<AgentPorts, 'citizen'>, onChange: () => Promise<void>) {
  let requests: readonly PanelRequest[] = [];
  let contests: readonly Contest[] = [];
  let reviews: readonly Review[] = [];
  let isStale = true;

  async function read(): Promise<void> {
    isStale = false;
    try {
      [requests, contests, reviews] = await Promise.all([
        citizen.panelRequests(),
        citizen.contests(),
        citizen.reviews(),
      ]);
    } catch (error) {
      isStale = true;
      throw error;
    }
    await onChange();
  }

  /** What was asked is asked, even if the look after it fails. */
  async function after<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    await read().catch(() => undefined);
    return answer;
  }

  return {
    requests: () => requests,
    contests: () => contests,
    reviews: () => reviews,
    /** An answer came into the mailbox. */
    expire(): void {
      isStale = true;
    },
    /** Looks again when something may have changed; a failure is made good by the next round. */
    refresh: (): Promise<void> => (isStale ? read().catch(() => undefined) : Promise.resolve()),
    askPanel: (statement: unknown): Promise<PanelRequest> => after(citizen.askPanel(statement)),
    withdraw: (id: string): Promise<PanelRequest> => after(citizen.withdrawRequest(id)),
    askReview: (id: string): Promise<PanelRequest> => after(citizen.askReview(id)),
    contest: (credentialId: string, reason: ContestReason): Promise<Contest> =>
      after(citizen.contest(credentialId, reason)),
    requestReview: (body: WireReviewNew): Promise<Review> => after(citizen.requestReview(body)),
    withdrawReview: (id: string): Promise<Review> => after(citizen.withdrawReview(id)),
  };
}
export type Requests = ReturnType<typeof createRequests>;
