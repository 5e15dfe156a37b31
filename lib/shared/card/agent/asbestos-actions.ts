import { AppError } from '../../errors/app-error';
import type { ContestReason } from '../../schemas/advance-api';
import type { CardData } from '../card-data';
import type { Knowledge } from '../knowledge';
import { ADVANCE_COURSE } from './advance-course';
import type { ClaimDriver } from './driver';
import type { Requests } from './requests';

/** What a citizen can do about the asbestos scheme, and about any statement that is wrong. */
export type AsbestosActions = {
  /** Shows the panel the doctor's statement, to confirm it. @param consent the citizen agreed to it @throws NO_RIGHT */
  askPanel(consent: true): Promise<void>;
  /** Takes that consent back while the panel has not decided. @throws REQUEST_DECIDED */
  withdrawPanelRequest(id: string): Promise<void>;
  /** That a person looks at a refusal again. @throws REVIEW_NOT_POSSIBLE */
  askReview(id: string): Promise<void>;
  /** One click: applies for the lump sum. @param shownCents the amount beside the button @throws NO_RIGHT, also for another */
  confirmAdvance(shownCents: string): Promise<void>;
  /** Takes up an application that failed. @throws NOT_FOUND */
  retryAdvance(): Promise<void>;
  /** Sends a statement back to its issuer. @param credentialId as in CardCredentialView */
  contest(credentialId: string, reason: ContestReason): Promise<void>;
};

type Host = {
  readonly requests: Requests;
  readonly driver: ClaimDriver;
  readonly data: () => CardData;
  readonly knowledge: () => Knowledge;
  readonly changed: () => Promise<void>;
};

export const asbestosActions = ({ requests, driver, data, knowledge, changed }: Host): AsbestosActions => ({
  async askPanel() {
    const { medical } = knowledge().asbestos;
    const shown = data().items.find(({ id }) => id === medical?.id);
    if (shown === undefined) throw new AppError('NO_RIGHT');
    await requests.askPanel(shown.credential);
  },
  withdrawPanelRequest: async (id) => void (await requests.withdraw(id)),
  askReview: async (id) => void (await requests.askReview(id)),
  async confirmAdvance(shownCents) {
    // The amount may have changed between the page and the click.
    if (data().advance?.amountCents !== shownCents || !(await driver.confirm(ADVANCE_COURSE)))
      throw new AppError('NO_RIGHT');
    await changed();
  },
  async retryAdvance() {
    if (!(await driver.retry(ADVANCE_COURSE))) throw new AppError('NOT_FOUND');
    await changed();
  },
  contest: async (credentialId, reason) => void (await requests.contest(credentialId, reason)),
});
