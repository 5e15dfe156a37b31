import type { CardStatus } from './card-api';

const OPEN = 'voorzien.card-open';
const PATH = 'voorzien.wanted-path';
const putOffKey = (question: Question): string => `voorzien.not-now.${question}`;

/** What the card asks once, and may be told "not now". */
const QUESTIONS = ['consent', 'mode'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The citizen's own pages alone, without language, host or query. */
const OWN_PATH = /^\/mijn(?:\/[a-z0-9]{1,40}){1,3}$/;

export type TabMemory = ReturnType<typeof tabMemory>;

/** What a tab remembers until it is closed, a reload included: no secret and nothing about the person. */
export function tabMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  const forgetOpen = (): void => storage.removeItem(OPEN);
  return {
    /** Follows the card. @returns whether a wallet that needs no question should open it again by itself */
    follow(status: CardStatus): boolean {
      if (status.kind === 'ready') storage.setItem(OPEN, '1');
      const isErased = status.kind === 'locked' && status.erased === true;
      if (status.kind === 'signed-out' || isErased) {
        forgetOpen();
        for (const question of QUESTIONS) storage.removeItem(putOffKey(question));
      }
      return status.kind === 'locked' && storage.getItem(OPEN) === '1';
    },
    /** Locked by the citizen: it stays locked. */
    forgetOpen,
    putOff: (question: Question): void => storage.setItem(putOffKey(question), '1'),
    isPutOff: (question: Question): boolean => storage.getItem(putOffKey(question)) === '1',
    /** The page that somebody who was signed out asked for; any other address than an own page is forgotten. */
    wantPath(path: string): void {
      if (OWN_PATH.test(path)) storage.setItem(PATH, path);
      else storage.removeItem(PATH);
    },
    /** That page, once. */
    takePath(): string | null {
      const path = storage.getItem(PATH);
      storage.removeItem(PATH);
      return path !== null && OWN_PATH.test(path) ? path : null;
    },
  };
}
