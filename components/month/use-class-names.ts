'use client';

import { useTranslations } from 'next-intl';

const NORM = [
  'single',
  'couple',
  'shared',
  'shared2',
  'shared3',
  'shared4',
  'shared5',
  'youthSingle',
  'youthCouple',
] as const;
const DISREGARD = ['none', 'n', 'r', 'y', 'work'] as const;

/** Words for the classes of NORM_CLASSES and DISREGARD_CLASSES. */
export function useClassNames() {
  const t = useTranslations('mijn.data');
  return {
    norm: (key: string) => t(`normClasses.${NORM.find((known) => known === key) ?? 'unknown'}`),
    disregard: (key: string) => t(`disregardClasses.${DISREGARD.find((known) => known === key) ?? 'unknown'}`),
  };
}
