/**
 * Domain tags: the first input of every hash of the protocol, so that no value of one kind passes as another.
 * Mirrored in circuits/lib/tags.circom and contracts/libraries/Tags.sol; tests/fixtures/vectors.json ties the three.
 */
export const TAG = {
  KEY: 1n,
  HOLDER: 2n,
  SOURCE: 3n,
  ENTITLED: 4n,
  INCOME: 5n,
  MEDICAL: 6n,
  PANEL: 7n,
  DOCTOR: 8n,
  CLAIM: 9n,
  PAYTO: 10n,
  NOTE: 11n,
  LEAF: 12n,
  SPEND: 13n,
  POLICY: 14n,
  POLICY_TAIL: 15n,
  ADVANCE_POLICY: 16n,
} as const;
