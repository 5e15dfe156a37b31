import { keccak256, stringToBytes } from 'viem';

/**
 * Keys of the demo that everybody may know: the tally's three key holders, the employers of made-up people, and the keys that
 * deploy the three contracts whose addresses the seeded history's proofs are bound to. They follow from a public label, so that the history is the
 * same on every machine. For development chains only: deploying refuses the holders' and the
 * addresses' keys elsewhere, and only a demo has load runs.
 */

/** @param {string} label what the key is for @returns {`0x${string}`} */
const keyOf = (label) => keccak256(stringToBytes(`voorzien.demo.${label}`));

/** @param {string} name */
const holder = (name) => ({ account: keyOf(`tally.${name}.account`), part: keyOf(`tally.${name}.part`) });

/** Account and part of the tally key, per holder. A part is used modulo the subgroup's order. */
export const demoTallyHolders = () => ({ pw: holder('pw'), tw: holder('tw'), statistics: holder('statistics') });

/** @param {number} number of an employer of the seeded history and of load runs @returns {`0x${string}`} signs statements */
export const demoEmployerKey = (number) => keccak256(stringToBytes(`voorzien.history.employer.${number}`));

/** How many employers there are, numbered from 0. */
export const DEMO_EMPLOYERS = 9;

/** Keys with which the portal signs for the employers of load runs, by issuer id. @returns {Record<string, `0x${string}`>} */
export const demoLoadIssuerKeys = () =>
  Object.fromEntries(
    Array.from({ length: DEMO_EMPLOYERS }, (_, number) => [`load-run-${number}`, demoEmployerKey(number)]),
  );

/** Keys that each deploy one contract, with nonce 0. */
export const demoAddressKeys = () => ({
  tally: keyOf('address.tally'),
  incomeSupplement: keyOf('address.incomeSupplement'),
  payoutPool: keyOf('address.payoutPool'),
});
