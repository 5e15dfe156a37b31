/**
 * Which pages may ask this demo's chains: its own address, the stage and the persona hosts. The portal's own copy of the
 * pattern is lib/shared/presenter/hosts.ts; plain Node cannot read that one. Test: STG-01.
 */
const PERSONA = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.voorzien\.localhost$/;

/** @param {string} audience the portal's own origin @param {string} origin as a browser sends it @returns {boolean} */
export function isOwnOrigin(audience, origin) {
  if (origin === audience) return true;
  if (!URL.canParse(origin)) return false;
  const [asked, own] = [new URL(origin), new URL(audience)];
  if (asked.origin !== origin || asked.protocol !== own.protocol || asked.port !== own.port) return false;
  return asked.hostname === 'voorzien.localhost' || PERSONA.test(asked.hostname);
}
