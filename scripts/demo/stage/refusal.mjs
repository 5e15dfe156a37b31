/** What the stage says no to, by the portal's own error codes. */
export class Refusal extends Error {
  /** @param {'STAGE_LED'|'STAGE_BUSY'|'STAGE_UNAVAILABLE'|'INPUT_MALFORMED'|'NOT_FOUND'} code @param {number} status */
  constructor(code, status) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

export const led = () => new Refusal('STAGE_LED', 409);
export const busy = () => new Refusal('STAGE_BUSY', 409);
export const unavailable = () => new Refusal('STAGE_UNAVAILABLE', 503);
export const malformed = () => new Refusal('INPUT_MALFORMED', 400);
