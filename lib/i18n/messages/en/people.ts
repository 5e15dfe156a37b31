import type { people as nl } from '../nl/people';

export const people: typeof nl = {
  'driver-below-norm':
    'Drives for ride platform Vlotrit and can work fewer hours because of illness. Earns something else each month.',
  'two-employers': 'Works for two employers. Both must give a statement.',
  couple: 'Lives together with Dewi. Both incomes count.',
  partner: 'Lives together with Chris. Chris makes the claim.',
  'benefit-and-work': 'Has a benefit from UWV and works beside it in a shop.',
  'not-in-register': 'Drives for Vlotrit, but is not in a register.',
  'two-schemes': 'Is with the municipality and with UWV. There is one supplement a month.',
  driver: 'Drives for ride platform Vlotrit.',
  'lone-parent': 'Lone parent, works in a shop.',
  'shared-home': 'Shares a home and works in a shop.',
  'asbestos-patient': 'Worked with asbestos for years and has lung trouble.',
  'asbestos-lung-cancer': 'Worked with asbestos and has lung cancer.',
  'benefit-couple': 'Has a benefit from UWV, lives with a partner and works beside it in a shop.',
  'statement-missing': 'Works in a shop that does not issue his statement. The municipality’s income desk can help.',
  youth: 'Is 19 and drives for Vlotrit. Under 21 a lower norm applies.',
  'driver-all-year': 'Has driven for Vlotrit all year, and earns something else each month.',
  generated: 'Fictitious person, made for practice.',
  enrolled: 'Enrolled in a register at the desk of a municipality or UWV.',
  unknown: 'Fictitious person of this demo.',
};
