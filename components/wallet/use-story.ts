'use client';

import { useMessages } from 'next-intl';

/** The one-line story of a fictitious person, by its key; people made for rehearsals have a plain one. */
export function useStory(): (key: string) => string {
  const stories: Readonly<Record<string, string>> = useMessages().people;
  return (key) => stories[key] ?? stories.unknown ?? '';
}
