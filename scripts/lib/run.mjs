import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { ROOT } from './root.mjs';

const TAIL_LINES = 60;

/**
 * Runs a command to its end and returns what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{env?: Record<string, string | undefined>, cwd?: string, echo?: boolean, remedy?: string, allowFailure?: boolean, timeoutMs?: number}} [options]
 *   `echo` passes the output through while it runs
 * @returns {Promise<{code: number, output: string, ms: number}>}
 * @throws Failure with the last lines when it exits with another code than 0
 */
export function run(command, args, options = {}) {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    const collect = (target) => (chunk) => {
      chunks.push(chunk);
      if (options.echo) target.write(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    const timer =
      options.timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    child.once('error', (cause) =>
      reject(
        new Failure(
          `"${command}" could not be started: ${cause.message}`,
          options.remedy ?? 'Install it and try again.',
        ),
      ),
    );
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const output = Buffer.concat(chunks).toString('utf8');
      const exit = code ?? (signal ? 137 : 1);
      if (exit === 0 || options.allowFailure) return resolve({ code: exit, output, ms: performance.now() - startedMs });
      const tail = options.echo ? '' : `:\n${output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')}`;
      reject(new Failure(`"${[command, ...args].join(' ')}" ended with code ${exit}${tail}`, options.remedy));
    });
  });
}

/** Runs a Node program. @param {readonly string[]} args @param {Parameters<typeof run>[2]} [options] */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Arguments for Node that run TypeScript of lib/server outside of Next: tsx, with server-only resolved to nothing. */
export const TSX_ARGS = ['--conditions=react-server', '--import', 'tsx'];
