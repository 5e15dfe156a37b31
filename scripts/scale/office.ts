/** Account of the demo's mnemonic that sends the plain transactions whose pace is measured. It has no other office. */
export const LOAD_OFFICE = 7;
