import type { HolderFacts, StepEvent } from '@/lib/shared/tally/steps';

/** One line of the technical details. `number` tells two key holders apart. */
export type TechnicalFact = {
  readonly key: string;
  readonly term: Term;
  readonly number?: number;
  readonly value: FactValue;
};

type Term =
  | 'incomeChain'
  | 'tally'
  | 'gate'
  | 'blocks'
  | 'closedIn'
  | 'openedIn'
  | 'capSum'
  | 'c1'
  | 'c2'
  | 'tallyKey'
  | 'composedIn'
  | 'holder'
  | 'part'
  | 'registeredIn'
  | 'share'
  | 'sharedIn'
  | 'point'
  | 'payoutChain'
  | 'pool'
  | 'releasedIn'
  | 'refusal';

type FactValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cents'; readonly cents: bigint }
  | { readonly kind: 'chain'; readonly id: number }
  | { readonly kind: 'blocks'; readonly from: string; readonly to: string };

const line = (term: Term, text: string, number?: number): TechnicalFact => ({
  key: `${term}${number ?? ''}`,
  term,
  ...(number === undefined ? {} : { number }),
  value: { kind: 'text', text },
});
const other = (term: Term, value: FactValue): TechnicalFact => ({ key: term, term, value });

/** Both coordinates, decimal, as the chain and snarkjs write them. */
const point = ([x, y]: readonly [bigint, bigint]): string => `(${x}, ${y})`;

const ofHolder = ({ holder, part, registeredIn, share, sharedIn }: HolderFacts, index: number): TechnicalFact[] => [
  line('holder', holder, index + 1),
  line('part', point(part), index + 1),
  line('registeredIn', registeredIn, index + 1),
  line('share', point(share), index + 1),
  line('sharedIn', sharedIn, index + 1),
];

function ofPassed(event: Extract<StepEvent, { state: 'passed' }>): TechnicalFact[] {
  switch (event.step) {
    case 'read': {
      const { incomeChainId, tally, gate, fromBlock, toBlock, closedIn, openedIn } = event.facts;
      return [
        other('incomeChain', { kind: 'chain', id: incomeChainId }),
        line('tally', tally),
        line('gate', gate),
        other('blocks', { kind: 'blocks', from: String(fromBlock), to: String(toBlock) }),
        line('closedIn', closedIn),
        line('openedIn', openedIn),
      ];
    }
    case 'count':
      return [other('capSum', { kind: 'cents', cents: event.facts.capSumCents })];
    case 'sum':
      return [line('c1', point(event.facts.c1)), line('c2', point(event.facts.c2))];
    case 'shares': {
      const { tallyKey, composedIn, holders } = event.facts;
      return [line('tallyKey', point(tallyKey)), line('composedIn', composedIn), ...holders.flatMap(ofHolder)];
    }
    case 'equation':
      return [line('point', point(event.facts.point))];
    case 'recover':
      return [];
    case 'pool': {
      const { payoutChainId, pool, releasedIn } = event.facts;
      return [
        other('payoutChain', { kind: 'chain', id: payoutChainId }),
        line('pool', pool),
        ...(releasedIn === null ? [] : [line('releasedIn', releasedIn)]),
      ];
    }
  }
}

/** Everything that the steps used, in their order; of a step that failed what it saw. */
export const technicalFacts = (events: readonly StepEvent[]): readonly TechnicalFact[] =>
  events.flatMap((event) => {
    if (event.state === 'passed') return ofPassed(event);
    if (event.state !== 'refused') return [];
    const seen = Object.entries(event.detail).map(([name, value]) => `${name}: ${value}`);
    return [line('refusal', [event.reason, ...seen].join('; '))];
  });
