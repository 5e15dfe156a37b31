import { led } from './refusal.mjs';

/** A page that was not seen for so long does not lead any more; pages tell of themselves every few seconds. */
export const LEASE_MS = 15_000;

/** Which page leads: one at a time. Others watch, or take over. */
export class Lead {
  #lead = null;
  #place = null;

  /**
   * Leads, goes on leading, or takes over.
   * @param {{client: string, takeOver: boolean, step: string | null}} page step: its place in the script
   * @param {number} nowMs
   * @throws Refusal STAGE_LED while another page leads
   */
  claim({ client, takeOver, step }, nowMs) {
    const isOwn = this.#lead?.client === client;
    if (!isOwn && !takeOver && this.view(nowMs)) throw led();
    this.#lead = { client, sinceMs: isOwn ? this.#lead.sinceMs : nowMs, seenMs: nowMs };
    if (step !== null && step !== this.#place?.step) this.#place = { step, atMs: nowMs };
  }

  /** @returns the leading page, or null when none was seen lately */
  view(nowMs) {
    return this.#lead && nowMs - this.#lead.seenMs < LEASE_MS ? this.#lead : null;
  }

  get place() {
    return this.#place;
  }

  /** The script begins again. */
  forgetPlace() {
    this.#place = null;
  }
}
