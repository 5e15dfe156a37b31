/** Norm and disregard classes of the Toeslagenwet: the index is what the register's leaf holds. */
export const TW_CLASSES = { norm: ['single', 'couple', 'shared'], disregard: ['none', 'work'] } as const;
