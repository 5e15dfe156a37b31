import { randomUUID } from 'node:crypto';
import { Lead } from './lead.mjs';
import { PACE } from './pace.mjs';
import { busy, led, malformed, unavailable } from './refusal.mjs';
import { RunReader } from './run-reader.mjs';

/** The portal's answer to the page is on its way before the portal itself is ended. */
const ANSWER_MS = 250;
const RUN_CLIENT = /^run-/;

/**
 * What a crew does for the stage (crew.mjs; tests have one of their own).
 * @typedef {object} Crew
 * @property {boolean} canReset
 * @property {(epoch: number) => Promise<void>} reset everything back to the snapshot, in the current profile
 * @property {(profile: string) => Promise<void>} switchTo another pace of blocks
 * @property {(domain: string) => void} pause a chain stands still
 * @property {(domain: string) => void} resume
 * @property {(run: {id: string, kind: string, name: string}, onLine: (line: string) => void) => {ended: Promise<number | null>, cancel: () => void}} spawnRun
 * @property {(text: string) => void} say to whoever started the demo
 */

/** The presenter's stage: who leads, what is going on, and everything that stops, starts or sets back processes. */
export class Stage {
  #crew;
  #now;
  #lead = new Lead();
  #epoch;
  #profile;
  #phase = { name: 'ready', sinceMs: 0 };
  #lastTook = null;
  /** @type {Map<string, {untilMs: number, timer: NodeJS.Timeout}>} */
  #stopped = new Map();
  #run = null;
  /** What a later load run finds done, and so does not measure again. @type {Record<string, {value: number, atMs: number}>} */
  #measured = {};
  #cancelRun = () => {};
  #runEnded = Promise.resolve();
  #answerMs;

  /** @param {{crew: Crew, epoch: number, profile: string, now?: () => number, answerMs?: number}} options */
  constructor({ crew, epoch, profile, now = Date.now, answerMs = ANSWER_MS }) {
    this.#crew = crew;
    this.#now = now;
    this.#epoch = epoch;
    this.#profile = profile;
    this.#answerMs = answerMs;
    this.#phase.sinceMs = now();
  }

  /** @returns as zStage of lib/shared/schemas/presenter-api.ts */
  view() {
    const nowMs = this.#now();
    return {
      epoch: this.#epoch,
      profile: this.#profile,
      phase: this.#phase.name,
      phaseSinceMs: this.#phase.sinceMs,
      lastTook: this.#lastTook,
      canReset: this.#crew.canReset,
      stopped: Object.fromEntries([...this.#stopped].map(([domain, { untilMs }]) => [domain, untilMs])),
      run: this.#run?.view ?? null,
      measured: this.#measured,
      lead: this.#lead.view(nowMs),
      place: this.#lead.place,
      nowMs,
    };
  }

  /** A place from before a reset does not count. @throws Refusal STAGE_LED */
  lead({ client, takeOver, step, epoch }) {
    this.#lead.claim({ client, takeOver, step: epoch === this.#epoch ? step : null }, this.#now());
    return this.view();
  }

  /** Begins; `view` tells how it goes on. @throws Refusal STAGE_LED, STAGE_BUSY, STAGE_UNAVAILABLE */
  reset({ client }) {
    this.#requireLead(client);
    if (!this.#crew.canReset) throw unavailable();
    this.#requireQuiet();
    this.#cancelRun();
    this.#begin('resetting', async () => {
      this.#resumeAll();
      await this.#runEnded;
      await this.#crew.reset(this.#epoch + 1);
      this.#epoch += 1;
      this.#run = null;
      this.#measured = {};
      this.#lead.forgetPlace();
    });
    return this.view();
  }

  /** Begins; `view` tells how it goes on. @throws Refusal STAGE_LED, STAGE_BUSY */
  profile({ client, profile }) {
    this.#requireLead(client);
    if (!Object.hasOwn(PACE, profile)) throw malformed();
    this.#requireQuiet();
    if (this.#run?.isRunning || this.#phase.name === 'failed') throw busy();
    if (profile === this.#profile) return this.view();
    this.#begin('switching', async () => {
      this.#resumeAll();
      await this.#crew.switchTo(profile);
      this.#profile = profile;
    });
    return this.view();
  }

  /** A chain stands still for a while, and goes on by itself. @throws Refusal STAGE_LED, STAGE_BUSY */
  stop({ client, domain, seconds }) {
    this.#requireLead(client);
    this.#requireQuiet();
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > 60) throw malformed();
    if (this.#stopped.has(domain)) throw busy();
    this.#crew.pause(domain);
    const timer = setTimeout(() => this.#resume(domain), seconds * 1000);
    this.#stopped.set(domain, { untilMs: this.#now() + seconds * 1000, timer });
    return this.view();
  }

  /** Starts an attack or a load run, or cancels it. @throws Refusal STAGE_LED, STAGE_BUSY */
  run({ client, kind, name, citizens }) {
    this.#requireLead(client);
    if (kind === 'cancel') {
      this.#cancelRun();
      return this.view();
    }
    this.#requireQuiet();
    if (this.#run?.isRunning || this.#phase.name === 'failed') throw busy();
    const id = `run-${randomUUID().slice(0, 13)}`;
    const run = new RunReader({ id, kind, name: kind === 'scale' ? String(citizens) : name }, this.#now());
    let isCancelled = false;
    const { ended, cancel } = this.#crew.spawnRun(run.view, (line) => run.read(line));
    this.#run = run;
    this.#cancelRun = () => {
      if (!run.isRunning) return;
      isCancelled = true;
      cancel();
    };
    this.#runEnded = ended.then((code) => {
      run.end(code, isCancelled, this.#now());
      this.#keep(run.view);
    });
    return this.view();
  }

  /** Ends what the stage itself began: chains that stand still go on. */
  close() {
    this.#cancelRun();
    this.#resumeAll();
  }

  /** The last sample of a load run is its result. */
  #keep({ kind, status, startedAtMs, samples }) {
    if (kind !== 'scale' || status !== 'held') return;
    for (const [key, value] of Object.entries(samples.at(-1)?.values ?? {}))
      this.#measured = { ...this.#measured, [key]: { value, atMs: startedAtMs } };
  }

  /** A page that leads, or takes a lead that nobody has; or the run that is going on. */
  #requireLead(client) {
    if (typeof client !== 'string') throw malformed();
    if (RUN_CLIENT.test(client)) {
      if (this.#run?.isRunning && this.#run.view.id === client) return;
      throw led();
    }
    this.#lead.claim({ client, takeOver: false, step: null }, this.#now());
  }

  #requireQuiet() {
    if (this.#phase.name === 'resetting' || this.#phase.name === 'switching') throw busy();
  }

  #begin(name, work) {
    const startedMs = this.#now();
    this.#phase = { name, sinceMs: startedMs };
    const enter = (next) => {
      this.#phase = { name: next, sinceMs: this.#now() };
    };
    setTimeout(() => {
      work().then(
        () => {
          this.#lastTook = { what: name, ms: this.#now() - startedMs };
          enter('ready');
        },
        (error) => {
          this.#crew.say(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
          enter('failed');
        },
      );
    }, this.#answerMs);
  }

  #resume(domain) {
    const entry = this.#stopped.get(domain);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#stopped.delete(domain);
    this.#crew.resume(domain);
  }

  #resumeAll() {
    for (const domain of [...this.#stopped.keys()]) this.#resume(domain);
  }
}
