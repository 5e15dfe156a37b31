import type { people as nl } from '../nl/people';

export const people: typeof nl = {
  'driver-below-norm':
    'Drives for a ride platform and can work fewer hours because of illness. Earns something else each month.',
  unknown: 'Fictitious person of this demo.',
};
