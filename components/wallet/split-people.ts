import type { DemoPerson } from './use-demo-people';

/** Who can sign in on this page at once, and those who need a wallet from elsewhere. Keeps the order of each. */
export function splitPeople(people: readonly DemoPerson[]): {
  readonly first: readonly DemoPerson[];
  readonly others: readonly DemoPerson[];
} {
  const first = people.filter(({ demoWallet }) => demoWallet !== null);
  const others = people.filter(({ demoWallet }) => demoWallet === null);
  // With nobody to put first there is nothing to fold away.
  return first.length > 0 ? { first, others } : { first: others, others: [] };
}
