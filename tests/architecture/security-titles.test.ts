import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { FILES, read } from './repository';

/** Lines of the security list that are met by what is built so far. The others belong to parts that are still to come. */
const COVERED = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 20, 21],
  ...[22, 24, 25, 26, 27, 29, 30, 31, 32, 33, 34, 37],
].map((line) => `S-${String(line).padStart(2, '0')}`);

/** Modifiers with which a test does not run, or may fail. */
const IDLE = new Set(['skip', 'todo', 'fails', 'fixme', 'skipIf', 'runIf']);

/** `it` of it('…'), it.each(…)('…') and the like, with what stands behind its dots; null for any other call. */
function calledTest(callee: ts.Expression, modifiers: readonly string[] = []): readonly string[] | null {
  if (ts.isIdentifier(callee)) return callee.text === 'it' || callee.text === 'test' ? modifiers : null;
  if (ts.isPropertyAccessExpression(callee)) return calledTest(callee.expression, [...modifiers, callee.name.text]);
  if (ts.isCallExpression(callee)) return calledTest(callee.expression, modifiers);
  return null;
}

function titleOf(argument: ts.Expression | undefined): string {
  if (argument === undefined) return '';
  if (ts.isStringLiteralLike(argument)) return argument.text;
  return ts.isTemplateExpression(argument) ? argument.head.text : '';
}

/** Titles of the tests of a TypeScript file that run. */
function typescriptTitles(text: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const modifiers = calledTest(node.expression);
      if (modifiers !== null && !modifiers.some((name) => IDLE.has(name))) titles.push(titleOf(node.arguments[0]));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return titles;
}

const idsInTitle = (title: string): string[] => [...title.matchAll(/\b(S-\d\d) /g)].map(([, id]) => id ?? '');

/** Ids of the tests of a Solidity file: test_S19_…, testFuzz_S19_… */
const idsInSolidity = (text: string): string[] =>
  [...text.matchAll(/^\s*function test(?:Fuzz)?_((?:S\d\d_)+)/gm)].flatMap(([, ids = '']) =>
    [...ids.matchAll(/S(\d\d)_/g)].map(([, line]) => `S-${line}`),
  );

describe('security list', () => {
  it('A-12 a title counts when its test runs, and only then', () => {
    const text = `
      it('S-01 S-02 plain', () => {}); test.each([1])('S-03 each %s', () => {}); it(\`S-04 \${x}\`, () => {});
      it.skip('S-05 skipped', () => {}); it.todo('S-06 to do'); // it('S-07 commented', () => {})
      describe('S-08 group', () => {}); expect('S-09 text').toBe('S-10 other');`;
    expect(typescriptTitles(text).flatMap(idsInTitle)).toEqual(['S-01', 'S-02', 'S-03', 'S-04']);
    expect(idsInSolidity('  function testFuzz_S13_S14_x() {}\n  // function test_S15_x() {}')).toEqual([
      'S-13',
      'S-14',
    ]);
  });

  it('A-12 every line of the list that is said to be met stands in the title of a test that runs', () => {
    const tests = FILES.filter((file) => file.startsWith('tests/'));
    const typescript = tests.filter(
      (file) => /\.(test|spec)\.tsx?$/.test(file) && !file.startsWith('tests/architecture/security'),
    );
    const solidity = tests.filter((file) => file.endsWith('.t.sol'));
    const found = new Set([
      ...typescript.flatMap((file) => typescriptTitles(read(file)).flatMap(idsInTitle)),
      ...solidity.flatMap((file) => idsInSolidity(read(file))),
    ]);
    expect(COVERED.filter((id) => !found.has(id))).toEqual([]);
  });
});
