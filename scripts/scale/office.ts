/** Account of the demo's mnemonic that publishes the prepared register of load runs, and has no other office. */
export const LOAD_OFFICE = 7;
