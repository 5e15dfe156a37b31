/** Where the stack of the browser tests listens: apart from a demo that may be running in the same checkout. */
export const E2E_PORT = 3210;
export const E2E_PORT_BASE = 56_320;
export const E2E_DATA = '.data/e2e';
/** E2E_URL names a demo on this machine that runs already: quick when writing tests; without it one is started. */
export const E2E_URL = process.env.E2E_URL ?? `http://localhost:${E2E_PORT}`;

/** Browser tests make up people and issue statements: never on anything but this machine. @throws otherwise */
export function refuseForeignHost(url: string): void {
  const { hostname } = new URL(url);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) throw new Error(`${hostname} is not this machine.`);
}
