import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import fs from 'fs-extra';
import { afterAll, assert, beforeAll, describe, expect, test } from 'vitest';
import { installGenerator, run, temporaryFolder } from './new-bot.ts';
import { hasTerminal } from '../../.scripts/run-in-terminal.ts';
import { answerUntil } from './terminal.ts';

let home = '';
let generator = '';

beforeAll(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-e2e-'));
  generator = await installGenerator(home);
});
afterAll(() => fs.remove(home));

const quick = ['--yes', '--no-install', '--no-git'];

/** What people paste, what files and shells trip over, what YAML takes for something else. */
const hostile = [
  '',
  '"quoted"',
  "it's",
  'two\nlines',
  'a: b\n- c',
  '../up',
  '/etc/passwd',
  'C:\\windows',
  '${{ secrets.TOKEN }}',
  '{{ x }}',
  '$(id)',
  '`id`',
  '--yes',
  '__proto__',
  'constructor',
  'null',
  'yes',
  '1e3',
  '007',
  '~',
  '🤖',
  'left\u202Eright',
  '\u200Fmark',
  'con',
  'nul',
  'COM1',
  'x'.repeat(300),
];

describe('create-castai-bot, packed, in a terminal', () => {
  test('Ctrl-C at any question exits 130 and leaves the disk as it was', async ({ skip }) => {
    if (!(await hasTerminal())) skip('needs python3, for a pseudo-terminal');
    const argv = [process.execPath, generator, '--no-install', '--no-git'];
    const more = { answerNo: ['Take the defaults'] };
    const all = await answerUntil(argv, { ...more, cwd: await temporaryFolder(), leaveAt: -1 });
    assert.equal(all.exitCode, 0, all.screen);
    expect(all.answered).toBeGreaterThan(15);

    for (let question = 0; question < all.answered; question += 1) {
      const cwd = await temporaryFolder();
      const { exitCode, answered } = await answerUntil(argv, { ...more, cwd, leaveAt: question });
      expect({ question, exitCode, answered, left: await fs.readdir(cwd) }).toEqual({
        question,
        exitCode: 130,
        answered: question,
        left: [],
      });
    }
  });
});

test('create-castai-bot, packed, asks nothing without a terminal and names every flag it misses', async () => {
  const cwd = await temporaryFolder();
  const { exitCode, stdout, stderr } = await run(cwd, [process.execPath, generator, 'x']);
  expect({ exitCode, stdout, left: await fs.readdir(cwd) }).toEqual({ exitCode: 2, stdout: '', left: [] });
  for (const flag of ['--description', '--flavor', '--template', '--schedule', '--image', '--yes']) {
    expect(stderr).toContain(flag);
  }
});

// The other answers go through the same table of questions, which is fuzzed beside its source.
test.each(['--name', '--image', '--description'])(
  'create-castai-bot, packed, takes a hostile %s as it is or refuses it before writing',
  async (flag) => {
    for (const value of hostile) {
      const cwd = await temporaryFolder();
      const given = ['bot', ...quick, '--json', `${flag}=${value}`];
      const { exitCode, stdout } = await run(cwd, [process.execPath, generator, ...given]);
      const left = await fs.readdir(cwd);
      expect({ value, exitCode, left }).toEqual(
        exitCode === 0 ? { value, exitCode: 0, left: ['bot'] } : { value, exitCode: 2, left: [] },
      );
      if (exitCode === 0) {
        const answers: unknown = await fs.readJson(path.join(cwd, 'bot/castai-bot.json'));
        expect(answers).toHaveProperty(flag.slice(2), value.trim());
      } else {
        expect(JSON.parse(stdout)).toHaveProperty('error.code', 'USAGE');
      }
    }
  },
);

test('create-castai-bot, packed, writes into a directory whose name is no name of a bot only under another', async () => {
  for (const directory of [
    '🤖',
    'it"s',
    'two\nlines',
    '$(id)',
    '{{ x }}',
    '__proto__',
    'con',
    'left\u202Eright',
  ]) {
    const cwd = await temporaryFolder();
    const refused = await run(cwd, [process.execPath, generator, directory, ...quick]);
    expect([directory, refused.exitCode, await fs.readdir(cwd)]).toEqual([directory, 2, []]);
    expect(refused.stderr).toContain('--name');
  }
});
