import { createServer } from 'node:net';
import { openStage } from '@/scripts/demo/stage/server.mjs';
import { type Crew, Stage } from '@/scripts/demo/stage/stage.mjs';

export const TOKEN = 'a-token-of-the-stage-that-only-tests-know';

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

type Work = { resolve(): void; reject(error: Error): void };

/** A crew whose work the test ends: the stage in front of it is the real one. */
export class TestCrew implements Crew {
  canReset = true;
  readonly done: string[] = [];
  readonly said: string[] = [];
  #work: Work | null = null;
  #run: { onLine(line: string): void; end(code: number | null): void } | null = null;

  reset = (epoch: number) => this.#begin(`reset ${epoch}`);
  switchTo = (profile: string) => this.#begin(`switch ${profile}`);
  pause = (domain: string) => void this.done.push(`pause ${domain}`);
  resume = (domain: string) => void this.done.push(`resume ${domain}`);
  say = (text: string) => void this.said.push(text);

  spawnRun: Crew['spawnRun'] = ({ kind, name }, onLine) => {
    this.done.push(`run ${kind} ${name}`);
    const ended = new Promise<number | null>((end) => {
      this.#run = { onLine, end };
    });
    return { ended, cancel: () => this.#run?.end(null) };
  };

  print(line: unknown): void {
    this.#run?.onLine(typeof line === 'string' ? line : JSON.stringify(line));
  }

  /** As the real program: one that ends well has said last that the system held. */
  endRun(code: number): void {
    if (code === 0) this.print({ line: { atMs: 1, key: 'held', data: {}, tone: 'ok' } });
    this.#run?.end(code);
  }

  /** Lets what is going on succeed, or fail. */
  finish(error?: Error): void {
    if (error) this.#work?.reject(error);
    else this.#work?.resolve();
  }

  #begin(what: string): Promise<void> {
    this.done.push(what);
    return new Promise((resolve, reject) => {
      this.#work = { resolve, reject };
    });
  }
}

/** A stage that listens. */
export async function startStage(crew: Crew, now: () => number) {
  const port = await freePort();
  const stage = new Stage({ crew, epoch: 7, profile: 'instant', now, answerMs: 0 });
  const server = await openStage({ port, token: TOKEN, stage });
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      stage.close();
      await server.close();
    },
  };
}
