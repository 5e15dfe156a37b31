import { expect, it } from 'vitest';
import { FILES, read } from './repository';

/** Puts something in the place of a module, of a global or of the clock, for whatever runs in the same process. */
const REPLACES = /\bvi\.(mock|doMock|hoisted|spyOn|stub\w+|resetModules|useFakeTimers|setSystemTime)\b/;
const ASSIGNS = /\b(process\.env(\.\w+|\[[^\]]+\])|globalThis(\.\w+|\[[^\]]+\])) =[^=>]/;

it('A-15 a unit test that puts something in a module’s or a global’s place has a process of its own', () => {
  const shared = FILES.filter((file) => /^tests\/unit\/.*\.tsx?$/.test(file) && !/\.alone\.test\.tsx?$/.test(file));
  expect(shared.length).toBeGreaterThan(100);
  expect(shared.filter((file) => REPLACES.test(read(file)) || ASSIGNS.test(read(file)))).toEqual([]);
});
