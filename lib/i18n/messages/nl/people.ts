/** One line for each fictitious person of the demo; the key is the person's story. */
export const people = {
  'driver-below-norm':
    'Rijdt voor een ritplatform en kan door ziekte minder uren werken. Verdient elke maand iets anders.',
  unknown: 'Verzonnen persoon van deze demo.',
};
