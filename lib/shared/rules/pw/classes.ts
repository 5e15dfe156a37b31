/** Norm and disregard classes of the Participatiewet: the index is what the register's leaf holds. */
export const PW_CLASSES = {
  norm: ['single', 'couple', 'shared2', 'shared3', 'shared4', 'shared5', 'youthSingle', 'youthCouple'],
  disregard: ['none', 'n', 'r', 'y'],
} as const;
