/** Positions of the public signals in a proof: outputs in the circuit's order, then the public input `context`. */
export const SUPPLEMENT_SIGNALS = [
  'nullifier',
  'note',
  'c1x',
  'c1y',
  'c2x',
  'c2y',
  'policyHash',
  'registerRoot',
  'context',
] as const;

/** Circuit `spend`: outputs in the circuit's order, then the public inputs. */
export const SPEND_SIGNALS = ['nullifier0', 'nullifier1', 'change', 'root', 'publicAmount', 'context'] as const;

/** Circuit `advance`: outputs in the circuit's order, then the public input `context`. */
export const ADVANCE_SIGNALS = ['nullifier', 'note', 'policyHash', 'registerRoot', 'context'] as const;

/** Circuit `holder`: knowledge of the secret behind a holder, bound to a context. */
export const HOLDER_SIGNALS = ['holder', 'context'] as const;

/** Circuit `tallyShare`: outputs in the circuit's order, then the public inputs. */
export const TALLY_SHARE_SIGNALS = ['keyX', 'keyY', 'shareX', 'shareY', 'c1x', 'c1y', 'context'] as const;
