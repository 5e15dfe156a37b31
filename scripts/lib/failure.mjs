/** A failure that the person at the terminal can mend: the message says what is wrong, the remedy what to do. */
export class Failure extends Error {
  name = 'Failure';
  /** @param {string} message @param {string} [remedy] */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * Runs a script's main function; prints a Failure without a stack and leaves exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
export function printFailure(error) {
  if (error instanceof Failure) {
    process.stderr.write(`\n✗ ${error.message}\n${error.remedy ? `  ${error.remedy}\n` : ''}`);
  } else {
    process.stderr.write(`\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
