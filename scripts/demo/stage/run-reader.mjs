const MOST_LINES = 400;
/** A sample a second: ten minutes of them. */
const MOST_SAMPLES = 600;
/** What a run says last when everything was refused or survived as it should be. */
const HELD = 'held';

/**
 * What one run said so far: an attack, or a load run. It prints lines of JSON, `{"line": …}` or `{"sample": …}`; anything
 * else belongs into its log.
 */
export class RunReader {
  #run;
  /** Whether its last word was that the system held, and nothing it said was bad. */
  #saysHeld = false;
  #saysBad = false;

  /** @param {{id: string, kind: 'attack'|'scale', name: string}} what @param {number} nowMs */
  constructor(what, nowMs) {
    this.#run = { ...what, status: 'running', startedAtMs: nowMs, endedAtMs: null, lines: [], samples: [] };
  }

  get view() {
    return this.#run;
  }

  get isRunning() {
    return this.#run.status === 'running';
  }

  /** @param {string} text a line of its output */
  read(text) {
    let said;
    try {
      said = JSON.parse(text);
    } catch {
      return;
    }
    const { lines, samples } = this.#run;
    if (isLine(said?.line)) {
      this.#saysHeld = said.line.key === HELD;
      this.#saysBad ||= said.line.tone === 'bad';
      if (lines.length < MOST_LINES) lines.push(said.line);
    }
    if (isSample(said?.sample) && samples.length < MOST_SAMPLES) samples.push(said.sample);
  }

  /**
   * A program that ends before it is done ends with code 0 too: held is only what says so itself.
   * @param {number | null} code of its end @param {boolean} isCancelled @param {number} nowMs
   */
  end(code, isCancelled, nowMs) {
    if (!this.isRunning) return;
    const isHeld = code === 0 && this.#saysHeld && !this.#saysBad;
    this.#run.status = isCancelled ? 'cancelled' : isHeld ? 'held' : 'failed';
    this.#run.endedAtMs = nowMs;
  }
}

const TONES = ['info', 'ok', 'refused', 'bad'];
const isObject = (value) => typeof value === 'object' && value !== null;
const isLine = (line) =>
  isObject(line) &&
  Number.isFinite(line.atMs) &&
  typeof line.key === 'string' &&
  TONES.includes(line.tone) &&
  isObject(line.data) &&
  Object.values(line.data).every((value) => typeof value === 'string');
const isSample = (sample) =>
  isObject(sample) &&
  Number.isFinite(sample.atMs) &&
  isObject(sample.values) &&
  Object.values(sample.values).every(Number.isFinite);
