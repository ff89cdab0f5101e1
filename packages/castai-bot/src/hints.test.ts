import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkHints, findCommandLines } from '@castai-bot/cli/testing/check-hints';
import { expect, test } from 'vitest';
import { program } from './main.ts';

const packages = path.resolve(import.meta.dirname, '../..');

/** In place of what only a run knows: a line with it is checked where a test prints it. */
const PUT_IN = '⟨…⟩';
/** To fish it names the program whose lines it completes. */
const SCRIPTS = /shell-scripts/;

/** Texts of a source file as one would read them, with something in place of what is put into them. */
function listTexts(source: string): string {
  const literals = source.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return literals
    .map((literal) =>
      literal
        .slice(1, -1)
        .replaceAll(/\$\{[^}]*\}/g, PUT_IN)
        .replaceAll('\\n', '\n')
        .replaceAll(/\\(.)/g, '$1'),
    )
    .join('\n');
}

async function listSources(): Promise<readonly string[]> {
  const names = await readdir(packages, { recursive: true });
  return names.filter(
    (name) =>
      /^[^/]+\/src\/.*\.ts$/.test(name) &&
      !/node_modules|\.test\.|\/testing\/|\.gen\./.test(name) &&
      !SCRIPTS.test(name),
  );
}

test('every command line that the sources name is one', async () => {
  const wrong: string[] = [];
  let found = 0;
  for (const name of await listSources()) {
    const texts = listTexts(await readFile(path.join(packages, name), 'utf8'));
    found += findCommandLines(texts, program).length;
    const problems = await checkHints(texts, program);
    wrong.push(
      ...problems.filter((problem) => !problem.includes(PUT_IN)).map((problem) => `${name}: ${problem}`),
    );
  }
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(100);
});

test('no text has "a" or "an" before what only a run knows', async () => {
  const wrong: string[] = [];
  for (const name of await listSources()) {
    const source = await readFile(path.join(packages, name), 'utf8');
    wrong.push(...(source.match(/\b[Aa]n? ["'(]?\$\{.*/g) ?? []).map((text) => `${name}: ${text}`));
  }
  expect(wrong).toEqual([]);
});

test('every command line that the documentation names is one', async () => {
  const root = path.dirname(packages);
  const docs = 'packages/castai-bot/docs';
  const pages = (await readdir(path.join(root, docs)))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${docs}/${name}`);
  expect(pages.length).toBeGreaterThan(4);
  const readmes = ['README.md', 'packages/castai-bot/README.md', 'packages/create-castai-bot/README.md'];
  const names = [...readmes, ...pages];
  for (const name of names) {
    const text = await readFile(path.join(root, name), 'utf8');
    expect({ name, problems: await checkHints(text, program) }).toEqual({ name, problems: [] });
  }
});

test.each([
  ['castai-bot deploi', []],
  ['castai-bot deploy --forse', ['deploy --forse']],
  ['npx castai-bot run x --simulat, then go on', ['run x --simulat']],
  ['see castai-bot logs --run, which shows it', ['logs --run']],
  ['castai-bot deploy shows it first, castai-bot remove takes it back', []],
  ['castai-bot secret set (asks), castai-bot run-now <name>: the rest', []],
  ['./castai-bot.json and @x/castai-bot deploy', []],
  ['castai-bot complete -- run --s', []],
])('checkHints() finds in %j what is no command line', async (text, wrong) => {
  const problems = await checkHints(text, program);
  expect(problems.map((problem) => problem.replace(/^castai-bot (.*?):.*$/, '$1'))).toEqual(wrong);
});
