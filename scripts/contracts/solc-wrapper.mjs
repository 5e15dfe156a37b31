#!/usr/bin/env node
/**
 * Lets forge use the `solc` package from npm: speaks as much of the native compiler's command line as forge needs,
 * `--version` and `--standard-json` (input on stdin, sources resolved under --base-path and --include-path).
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);

/** The commit hash stands only inside the 9 MB WASM; forge needs a well-formed version, not that hash. */
function printVersion() {
  const { version } = JSON.parse(fs.readFileSync(require.resolve('solc/package.json'), 'utf8'));
  process.stdout.write(
    `solc, the solidity compiler commandline interface\nVersion: ${version}+commit.00000000.Linux.g++\n`,
  );
}

function compile() {
  const solc = require('solc');
  const roots = args.filter((_, index) => ['--base-path', '--include-path'].includes(args[index - 1] ?? ''));
  const readImport = (file) => {
    const found = ['', ...roots].map((root) => path.join(root, file)).find((candidate) => fs.existsSync(candidate));
    return found ? { contents: fs.readFileSync(found, 'utf8') } : { error: `File not found: ${file}` };
  };
  fs.writeFileSync(1, solc.compile(fs.readFileSync(0, 'utf8'), { import: readImport }));
}

if (args.includes('--version')) printVersion();
else compile();
