import type { presenterAttacks as nl } from '../nl/presenter-attacks';

export const presenterAttacks: typeof nl = {
  intro: 'Each button really tries it. The outcome says which part refused, and that nothing was lost.',
  names: {
    'replayed-proof': 'Send a proof again',
    'forged-proof': 'Forged proof',
    'foreign-statement': 'Another person’s statement',
    'second-claim': 'Claim twice',
    'forged-message': 'Forged message between chains',
    'short-reserve': 'Too little money in the pool',
    'stopped-chain': 'Chain stopped for {seconds} s',
  },
  /** What it proved, for the room: shown when all of it was refused and nothing was lost. */
  conclusions: {
    'replayed-proof':
      'The gate keeps one nullifier of every right. It had been used, however the proof was wrapped. It was paid once.',
    'forged-proof':
      'The check of proofs on the chain let nothing through that was not true. The honest proof went through afterwards.',
    'foreign-statement':
      'The card, the circuit and the check on the chain all refused: a statement counts for the person in it alone. That person was paid.',
    'second-claim': 'Every right has one nullifier. The gate and the portal refused a second one. It was paid once.',
    'forged-message':
      'The mailbox takes real signatures alone, and receiver and pool take messages of the gate alone. Nothing was paid.',
    'short-reserve':
      'The pool promises nothing that it does not have. The claim waited, and was paid by itself once the money was there.',
    'stopped-chain': 'The claim waited for the chain that stood still, and was paid by itself once it worked again.',
  },
  none: 'No attack tried yet.',
  running: 'Under way: {name}…',
  held: 'Repelled: {name}',
  failed: 'Not repelled: {name}',
  cancelled: 'Stopped: {name}',
  cancel: 'Stop',
  busy: 'Another run is under way.',
};
