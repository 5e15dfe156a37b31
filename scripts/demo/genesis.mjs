/** When the embedded chains begin: the day before the first month of the seeded history (scripts/history/plan.ts). Unix seconds. */
export const GENESIS_SEC = Date.UTC(2025, 10, 30) / 1000;
