/** What the keyboard does on the stage; the page shows the same list. */
export const KEYS = {
  next: ['ArrowRight', ' ', 'n', 'N'],
  back: ['ArrowLeft'],
  repeat: ['r', 'R'],
  skip: ['s', 'S'],
} as const;
export type KeyAction = keyof typeof KEYS;

const ACTIONS: ReadonlyMap<string, KeyAction> = new Map(
  (Object.keys(KEYS) as KeyAction[]).flatMap((action) => KEYS[action].map((key) => [key, action] as const)),
);

export const keyAction = (key: string): KeyAction | undefined => ACTIONS.get(key);
export const STAGE_KEYS: ReadonlySet<string> = new Set(ACTIONS.keys());
