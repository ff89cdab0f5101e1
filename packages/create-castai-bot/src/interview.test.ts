import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { textWidth } from '@castai-bot/cli';
import { FakeTerminal, keys } from '@castai-bot/cli/testing/fake-terminal';
import { type Ran, runMain } from './testing/run-main.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

type Step = readonly [until: string, ...typed: readonly string[]];

/** A person who waits for a text and then types. */
async function interview(
  argv: readonly string[],
  steps: readonly Step[],
  columns?: number,
): Promise<Ran & { cwd: string; terminal: FakeTerminal }> {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal(columns === undefined ? {} : { columns });
  const run = runMain(argv, { cwd, terminal });
  for (const [until, ...typed] of steps) {
    await terminal.until(until);
    await terminal.type(...typed);
  }
  return { ...(await run), cwd, terminal };
}

const quick = ['--no-install', '--no-git'];

test('main() asks, shows what a schedule means, and writes what was answered', async () => {
  const { exitCode, stdout, cwd, terminal } = await interview(quick, [
    ['called?', 'office-hours', keys.enter],
    ['in one line?', 'Switches policies', keys.enter],
    ['written in?', keys.enter],
    ['begin with?', keys.down, keys.enter],
    ['time zone', 'berlin', keys.enter],
    ['When does it run?', '30 2 * * *'],
    ['Clocks go forward', keys.enter],
    ['image repository', 'registry.example.com/team/bot', keys.enter],
    ['Take the defaults', keys.enter],
    ['Create it?', keys.enter],
  ]);
  expect(exitCode).toBe(0);
  expect(terminal.text).toContain(
    'namespace castai-agent, api-key-secret castai-hibernate, image-pull-secret none',
  );
  expect(terminal.text).not.toContain('src/script.sh');
  expect(terminal.text).toContain('next Sat 28 Mar 02:30 (CET), Mon 30 Mar 02:30, Tue 31 Mar 02:30 (CEST)');
  expect(JSON.parse(await readFile(path.join(cwd, 'office-hours/castai-bot.json'), 'utf8'))).toMatchObject({
    name: 'office-hours',
    description: 'Switches policies',
    image: 'registry.example.com/team/bot',
    functions: {
      'disable-workload-autoscaler': { schedule: '30 2 * * *', timeZone: 'Europe/Berlin' },
    },
  });
  const readme = await readFile(path.join(cwd, 'office-hours/README.md'), 'utf8');
  const [, replay = 'none'] = /(npx create-castai-bot@.*)/.exec(stdout) ?? [];
  expect(readme).toContain(replay);
});

test('main() asks only what flags have not answered', async () => {
  const flags = ['x', ...quick, '--description=d', '--flavor=bare-bones', '--time-zone=Etc/UTC', '--image=i'];
  const { exitCode, stdout } = await interview(flags, [
    ['When does it run?', keys.enter],
    ['Take the defaults', 'n'],
    ['Which script', keys.enter],
    ['namespace', 'tools', keys.enter],
    ['API key', keys.enter],
    ['pull the image', keys.enter],
    ['region', keys.enter],
    ['seconds', keys.enter],
    ['author', 'Ann', keys.enter],
    ['licence', keys.down, keys.enter],
    ['CI', keys.enter],
    ['package manager', keys.enter],
    ['Create it?', keys.enter],
  ]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('--flavor bare-bones');
  expect(stdout).toContain('--namespace tools --author Ann --license none');
});

describe('main() checks as one types', () => {
  test.each([
    {
      flag: '--schedule',
      argv: ['x', '--description=d', '--flavor=bare-bones', '--time-zone=Etc/UTC'],
      question: 'When does it run?',
      bad: '61 * * * *',
      problem: 'out of range',
    },
    { flag: '--name', argv: [], question: 'called?', bad: 'My_Bot', problem: 'lower-case letters' },
  ])('main() shows what is wrong with $flag, and takes no Enter for it', async (row) => {
    const cwd = await temporaryFolder();
    const terminal = new FakeTerminal();
    const run = runMain(row.argv, { cwd, terminal });
    await terminal.until(row.question);
    await terminal.type(row.bad);
    await terminal.until(row.problem);
    await terminal.type(keys.enter, keys.enter, keys.ctrlC);
    expect(await run).toMatchObject({ exitCode: 130 });
    expect(await readTree(cwd)).toEqual({});
  });

  test('main() suggests a name for a directory that is none', async () => {
    const { exitCode, stdout } = await interview(
      ['My Bot', ...quick],
      [
        ['called?', keys.enter],
        ['in one line?', keys.enter],
        ['written in?', keys.enter],
        ['begin with?', keys.enter],
        ['time zone', keys.enter],
        ['When does it run?', keys.enter],
        ['image repository', keys.enter],
        ['Take the defaults', keys.enter],
        ['Create it?', keys.enter],
      ],
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('"My Bot" --yes --name my-bot');
  });

  test('main() shows a template whose name does not fit, and does not take it', async () => {
    const name = 'a'.repeat(40);
    const cwd = await temporaryFolder();
    const terminal = new FakeTerminal();
    const run = runMain([name], { cwd, terminal });
    await terminal.until('in one line?');
    await terminal.type(keys.enter);
    await terminal.until('written in?');
    await terminal.type(keys.enter);
    await terminal.until('names a CronJob');
    await terminal.type(keys.ctrlC);
    expect(await run).toMatchObject({ exitCode: 130 });
  });
});

test.each([20, 40, 80, 120, 200])('main() draws every question within %i columns', async (columns) => {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal({ columns });
  const run = runMain(['x', ...quick], { cwd, terminal });
  for (const until of ['line?', 'written', 'begin', 'zone', 'run?', 'pushed', 'defaults', 'Create']) {
    await terminal.until(until);
    await terminal.type(keys.enter);
  }
  expect(await run).toMatchObject({ exitCode: 0 });
  const asked = terminal.raw.slice(0, terminal.raw.indexOf('Wrote'));
  // oxlint-disable-next-line eslint/no-control-regex -- what is drawn between two movements of the cursor
  const pieces = asked.split(/[\r\n]+|\u001B\[[\d;?]*[A-HJKf]/).map(stripVTControlCharacters);
  const longest = Math.max(...pieces.map(textWidth));
  expect(longest).toBeLessThanOrEqual(columns);
});
