import type { Address } from 'viem';
import type { MoneyAgent } from '@/lib/shared/card/money/agent';
import type { MoneyActions } from './controller-types';

/** The money's part of the card. @param opened the open card's money; throws CARD_LOCKED @param account the wallet's */
export function moneyActions(opened: () => MoneyAgent, account: () => Address | null): MoneyActions {
  return {
    preparePayout: () => opened().prepare(),
    proposePayout: (options) => opened().propose(options),
    startPayout: async (plan) => opened().start(plan),
    pausePayout: async () => opened().pause(),
    resumePayout: async () => opened().resume(),
    cancelPayout: async () => opened().cancel(),
    retryPayout: async (stepIndex) => opened().retry(stepIndex),
    sendOn: async (toAccount) => opened().sendOn(toAccount),
    consolidate: async () => opened().consolidate(),
    setAutomaticPayout: async (on, weeklyBudgetCents) => opened().setAutomatic(on, weeklyBudgetCents, account()),
    setRelay: async (url) => opened().setRelay(url),
    payDemoWage: async (amountCents) => opened().payDemoWage(amountCents),
  };
}
