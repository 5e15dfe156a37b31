import { describe, expect, it } from 'vitest';
import { FILES, isGenerated, read } from './repository';

/** DESIGN.md section 7, and the few files that tools insist on finding at the top. */
const TOP_LEVEL = [
  ...['app', 'components', 'lib', 'contracts', 'circuits', 'prisma', 'public', 'tests', 'scripts', 'docs', 'deploy'],
  ...['.ci', '.gitignore', '.gitattributes', '.npmrc', '.nvmrc', '.editorconfig', '.env.example'],
  ...['README.md', 'ARCHITECTURE.md', 'LICENSE', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...[
    'next.config.js',
    'postcss.config.mjs',
    'proxy.ts',
    'prisma.config.ts',
    'biome.json',
    'knip.json',
    'foundry.toml',
  ],
  ...['vitest.config.ts', 'playwright.config.ts', '.dependency-cruiser.cjs', '.solhint.json'],
];
const NEED_A_README = ['app', 'components', 'lib', 'contracts', 'circuits', 'prisma', 'scripts', 'tests', 'docs'];
const CODE = /\.(ts|tsx|js|mjs|cjs|sol|circom|css)$/;
const LONGEST_FILE = 300;
/** Tables of text: no logic to lose sight of. */
const MESSAGES = 'lib/i18n/messages/';

const topOf = (file: string) => file.split('/')[0] ?? file;

describe('layout', () => {
  it('A-01 the top level holds what the design names and nothing else', () => {
    expect([...new Set(FILES.map(topOf))].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it('A-02 every top folder says in a README what lives there', () => {
    const present = new Set(FILES.map(topOf));
    const missing = NEED_A_README.filter((name) => present.has(name) && !FILES.includes(`${name}/README.md`));
    expect(missing).toEqual([]);
  });

  it(`A-03 no file of code is longer than ${LONGEST_FILE} lines`, () => {
    const long = FILES.filter((file) => CODE.test(file) && !isGenerated(file) && !file.startsWith(MESSAGES))
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST_FILE);
    expect(long).toEqual([]);
  });

  it('A-04 no text names a folder of somebody’s machine or a registry’s address', () => {
    const machine = /(^|[\s"'`(=:])\/(work|farm|root|home|Users|tmp)\/[a-z]/m;
    const registry = /"resolved":|registry\.npmjs|https?:\/\/[^\s"]*npm[^\s"]*\/-\//;
    const texts = FILES.filter((file) =>
      /\.(ts|tsx|js|mjs|cjs|json|md|sol|circom|toml|yml|yaml|sh|css)$|\/run$/.test(file),
    );
    // This file holds the patterns themselves.
    const offenders = texts
      .filter((file) => !file.startsWith('tests/architecture/'))
      .filter((file) => machine.test(read(file)) || registry.test(read(file)));
    expect(offenders).toEqual([]);
  });

  it('A-05 files and folders of code are named in kebab-case', () => {
    const own = FILES.filter(
      (file) => /^(app|components|lib|scripts|tests|prisma)\//.test(file) && /\.(ts|tsx|mjs)$/.test(file),
    );
    // Next names dynamic segments and groups with brackets; Foundry's tests are named after contracts.
    const part = /^(\[{1,2}(\.\.\.)?[a-z-]+\]{1,2}|\([a-z-]+\)|[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*|_[a-z-]+)$/i;
    const isKebab = (name: string) => part.test(name) && (name.startsWith('[') || name === name.toLowerCase());
    expect(own.filter((file) => !file.split('/').every(isKebab))).toEqual([]);
  });

  it('A-06 no barrel file stands between a user and a module', () => {
    const barrels = FILES.filter((file) => /(^|\/)index\.tsx?$/.test(file));
    expect(barrels).toEqual([]);
  });

  it('S-34 no private key, mnemonic or secret stands in the repository', () => {
    const suspicious =
      /(mnemonic|private[_ ]?key|secret|password)["']?\s*[:=]\s*["'`](0x[0-9a-f]{64}|[a-z]+( [a-z]+){11,})/i;
    const offenders = FILES.filter(
      (file) => CODE.test(file) && !file.startsWith('tests/') && suspicious.test(read(file)),
    );
    expect(offenders).toEqual([]);
    expect(FILES.filter((file) => /(^|\/)(\.env|secrets\.env)$/.test(file))).toEqual([]);
  });
});
