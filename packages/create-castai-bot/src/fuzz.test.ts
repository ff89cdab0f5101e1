import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { flagName } from './question.ts';
import { questions } from './questions.ts';
import { runMain } from './testing/run-main.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

const nasty = [
  '',
  ' ',
  '.',
  '..',
  '../x',
  '/etc/x',
  'a/../../b',
  'a\\b',
  'C:\\x',
  '~',
  '-',
  '-rf',
  '--yes',

  "it's",
  '"',
  '`id`',
  '$(id)',
  '$HOME',
  '${{ secrets.X }}',
  '{{ x }}',
  '{{{x}}}',
  '%PATH%',
  '!important',
  '#x',
  'a\nb',
  'a\r\nb',
  'a\0b',
  'a\tb',
  '\u001B[31mred',
  'a\u0085b',
  'a\u2028b',
  '\uFEFFa',
  '\uD800',

  '__proto__',
  'constructor',
  'toString',
  'null',
  'yes',
  'no',
  'true',
  '1e3',
  '007',
  '0x1',
  '~',
  '.inf',
  '1:30',
  '<<',

  '🤖',
  'e\u0301',
  'İ',
  'ß',
  'a\u202Eb',
  '\u200Fx',
  'con',
  'nul',
  'COM1',
  'aux.txt',
  'a b',
  'A',
  'a_b',
  'a.b',
  'a--b',

  '*',
  '&a',
  '|',
  '>',
  '[a]',
  '{a: b}',
  'a: b',
  'a # b',
  '- a',
  '---',
  '%YAML 1.1',
  '@a',
  '!!js/function',
  '<!--',
  '```',
  'x'.repeat(300),
  'é'.repeat(200),
  'node_modules',
  'favicon.ico',
  'zod',
  'default',
  'then',
];

/** Whether a run ended as it may: done, or refused for this one answer, with nothing written. */
async function tryAnswer(flag: string, value: string): Promise<{ exitCode: number; answers: unknown }> {
  const cwd = await temporaryFolder();
  const name = flag === '--name' ? [] : ['--name', 'my-bot'];
  const argv = [
    'my-dir',
    '--yes',
    '--dry-run',
    '--json',
    '--no-install',
    '--no-git',
    ...name,
    `${flag}=${value}`,
  ];
  const { exitCode, stdout, stderr } = await runMain(argv, { cwd });
  const document: unknown = JSON.parse(stdout);
  expect([0, 2]).toContain(exitCode);
  if (exitCode === 2) expect(stderr).toMatch(new RegExp(`${flag}[ :]|${flag.slice(2)} |does not go`));
  expect(await readTree(cwd)).toEqual({});
  return { exitCode, answers: document };
}

const texts = questions.filter(({ form }) => form.kind !== 'yes-no');

test.each(texts)('main() takes or refuses anything as $flag', async (question) => {
  for (const value of nasty) {
    const { exitCode, answers } = await tryAnswer(flagName(question), value);
    if (exitCode === 2 || question.id === 'defaults') continue;
    // Taken means taken as it is, but for blanks around a text.
    expect([value.trim(), Number(value)]).toContainEqual(findAnswer(answers, question.id));
  }
});

/** The answer in the printed document; those of the one function by their own names. */
function findAnswer(document: unknown, id: string): unknown {
  const member = id === 'deadline' ? 'deadlineSeconds' : id;
  let found: unknown;
  JSON.stringify(document, (key, value: unknown) => {
    if (key === member && found === undefined) found = value ?? '';
    return value;
  });
  return found;
}

test('main() writes descriptions and authors that read back as they were', async () => {
  const text = fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme' }),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (description, author) => {
      const cwd = await temporaryFolder();
      const given = [`--description=${description}`, `--author=${author}`, '--ci', 'github'];
      const { exitCode } = await runMain(['x', '--yes', '--no-install', '--no-git', ...given], { cwd });
      expect([0, 2]).toContain(exitCode);
      if (exitCode === 2) {
        expect(await readTree(cwd)).toEqual({});
        return;
      }
      const answers: unknown = JSON.parse(await readFile(path.join(cwd, 'x/castai-bot.json'), 'utf8'));
      expect(answers).toMatchObject({ description: description.trim(), author: author.trim() });
    }),
    { numRuns: 100 },
  );
});

test('main() writes YAML that YAML 1.1 and 1.2 read the same', async () => {
  const cwd = await temporaryFolder();
  for (const [index, name] of ['null', 'yes', '1e3', '007', 'on', 'x-1'].entries()) {
    const given = [
      '--name',
      name,
      '--namespace',
      name,
      '--api-key-secret',
      name,
      '--image-pull-secret',
      name,
    ];
    const argv = [`d${index}`, '--yes', '--no-install', '--no-git', ...given];
    expect([name, (await runMain(argv, { cwd })).exitCode]).toEqual([name, 0]);
    const tree = await readTree(path.join(cwd, `d${index}`));
    for (const [file, text] of Object.entries(tree)) {
      if (text === null || !file.endsWith('.yaml')) continue;
      const read: unknown = parse(text, { version: '1.2' });
      expect(parse(text, { version: '1.1' })).toEqual(read);
      if (file.endsWith('cronjob.yaml')) expect(read).toMatchObject({ metadata: { namespace: name } });
    }
  }
});
