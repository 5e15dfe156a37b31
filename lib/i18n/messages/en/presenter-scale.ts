import type { presenterScale as nl } from '../nl/presenter-scale';

export const presenterScale: typeof nl = {
  title: 'How many at once?',
  intro:
    'So many citizens claim at once, on the real system: relay, income chain, messenger and pool. The proofs were made beforehand, because in life each browser makes its own.',
  citizens: 'Citizens',
  start: 'Start the run',
  cancel: 'Stop',
  none: 'No run yet.',
  running: 'Under way: {paid} of {citizens} paid',
  held: 'All {citizens} paid',
  failed: 'The run did not succeed.',
  cancelled: 'The run was stopped.',
  chart: 'Number of claims, by second since the beginning',
  series: { taken: 'taken by the relay', claimed: 'on the income chain', paid: 'in the pool' },
  table: 'Numbers after each second',
  second: 'After',
  measuredCaption: 'Measured in this run',
  measured: {
    claimsPerSec: 'Claims a second, from beginning to end',
    bestPerSec: 'Most a second, over five seconds',
    gasClaim: 'Gas of a claim (median)',
    gasDelivery: 'Gas of the payment into the pool (median)',
    claimBytes: 'Bytes of a claim (median)',
  },
  extrapolatedCaption: 'Extrapolated to a month',
  people: '{count} citizens',
  rows: {
    hours: 'Hours on this one computer',
    chainHours: 'Hours by the room in blocks',
    gigabytes: 'Gigabytes of claims on the chain',
  },
  formulas: {
    hours: 'extrapolated: citizens ÷ measured claims a second',
    chainHours:
      'extrapolated: citizens ÷ (gas in a block ÷ measured gas, whole claims) × seconds a block; the tighter one of both chains counts',
    gigabytes: 'extrapolated: citizens × measured bytes',
  },
  assumptions: 'Assumptions: every citizen claims once a month, and the blocks hold nothing else.',
  blockGas: 'Gas in a block (in millions)',
  blockSec: 'Seconds a block',
  badNumber: 'Enter a number above 0.',
  never: 'does not fit',
  bench: 'A register of a million households is measured with npm run bench:scale.',
};
