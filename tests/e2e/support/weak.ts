import type { Page, Worker } from '@playwright/test';

/** Browsers of weak devices, in their workers too: there is where cards prove. */

const PROVING_FILES = '**/zk/**';

/** One core, and no memory that threads share. PRE no page is open yet. */
export async function weaken(page: Page): Promise<void> {
  const oneCore = () => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { configurable: true, value: 1 });
    Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  };
  await page.addInitScript(oneCore);
  // The prover starts its threads once it has its files: these come after it is weak.
  let weak = Promise.resolve();
  page.on('worker', (worker) => {
    // A thread of the prover's may be gone again.
    weak = Promise.all([weak, worker.evaluate(oneCore).catch(() => undefined)]).then(() => undefined);
  });
  await page.route(PROVING_FILES, async (route) => {
    await weak;
    await route.continue();
  });
}

/**
 * Workers get no more memory for WebAssembly than they begin with, until it is mended: those that begin afterwards do. PRE the
 * workers that are there prove nothing any more: they may have got theirs already.
 */
export function lackMemory(page: Page): { readonly mend: () => void } {
  const limit = (worker: Worker) => {
    // One that is gone again needs none.
    void worker.evaluate(refuseToGrow).catch(() => undefined);
  };
  page.on('worker', limit);
  return { mend: () => page.off('worker', limit) };
}

const refuseToGrow = () => {
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
  };
};
