/**
 * Names of the presenter's hosts. Every browser resolves `*.localhost` to its own machine, without a network. The stage and
 * the people's windows are of one site, so that a window keeps its cookies and its storage inside the stage's page.
 * Plain Node has its own copy of the pattern: scripts/demo/hosts.mjs. Test: STG-01.
 */
export const STAGE_HOST = 'voorzien.localhost';
const PERSONA = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.voorzien\.localhost$/u;

/** The person whose window a host is: `amina` for `amina.voorzien.localhost`; null for any other host. */
export const personOfHost = (hostname: string): string | null => PERSONA.exec(hostname)?.[1] ?? null;

/** @param base the portal's own origin, or that of any of its hosts: protocol and port are kept */
function originOn(hostname: string, base: string): string {
  const { protocol, port } = new URL(base);
  return `${protocol}//${hostname}${port === '' ? '' : `:${port}`}`;
}

export const stageOrigin = (base: string): string => originOn(STAGE_HOST, base);
export const personOrigin = (person: string, base: string): string => originOn(`${person}.${STAGE_HOST}`, base);
/** Every person's window, as a Content-Security-Policy names it. */
export const personaSource = (base: string): string => originOn(`*.${STAGE_HOST}`, base);

/** What a host, with its port, is to the portal at `audience`. */
export function hostKind(audience: string, host: string): 'portal' | 'stage' | 'persona' | 'foreign' {
  const own = new URL(audience);
  if (host === own.host) return 'portal';
  if (!URL.canParse(`${own.protocol}//${host}`)) return 'foreign';
  const asked = new URL(`${own.protocol}//${host}`);
  if (asked.host !== host || asked.port !== own.port) return 'foreign';
  if (asked.hostname === STAGE_HOST) return 'stage';
  return personOfHost(asked.hostname) === null ? 'foreign' : 'persona';
}
