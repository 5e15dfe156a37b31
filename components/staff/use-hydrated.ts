'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False until the page's scripts run: a form that needs them keeps its button off till then. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
