import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { CommandLine } from './command-line.ts';
import { type CommandEntry, defineCommand, type InterruptSignal } from './command.ts';
import { CliError } from './errors.ts';
import { watchInterrupts } from './interrupts.ts';
import { type LineOptions, runCommandLine } from './run-command-line.ts';
import { touchesNothing } from './touches.ts';

const greet = defineCommand({
  args: { who: { summary: 'whom to greet', isRequired: true } },
  flags: {
    times: { kind: 'integer', summary: 'how often', placeholder: 'n', min: 1, max: 3 },
    with: { kind: 'strings', summary: 'what comes along', placeholder: 'thing' },
    tone: { kind: 'choice', summary: 'how', placeholder: 'tone', choices: ['calm', 'loud'] },
    wave: { kind: 'boolean', summary: 'keep the hands still', isDefaultTrue: true },
    dryRun: { kind: 'boolean', summary: 'only say it' },
    title: {
      kind: 'string',
      summary: 'of the person',
      placeholder: 'title',
      check: (value) => (value === 'Lord' ? 'There are no lords here' : undefined),
    },
  },
  examples: ['polite greet Ada'],
  details: 'Says hello, as often as it is told to.',
  touches: touchesNothing,
  handler: async ({ args, flags }, { cwd, note }) => {
    note('greeting');
    if (args.who === 'nobody')
      throw new CliError('NOBODY', 'Cannot greet "nobody"', { hint: 'polite greet Ada' });
    if (args.who === 'bug') throw new TypeError('a bug');
    return { data: { who: args.who, cwd, ...flags }, exitCode: args.who === 'half' ? 3 : 0 };
  },
  render: (data, view) => view.style('bold', `Hello ${data.who}`),
});
const entries: readonly CommandEntry[] = [
  { name: 'greet', summary: 'Greet someone', load: async () => ({ command: greet }) },
  { name: 'secret set', summary: 'Set a secret', load: async () => ({ command: greet }) },
];

describe('runCommandLine', () => {
  test('runCommandLine() prints what a command returns, for people and as JSON', async () => {
    expect(await runLine(['greet', 'Ada'])).toEqual({ code: 0, stdout: 'Hello Ada\n', stderr: 'greeting\n' });
    const { stdout } = await runLine(['greet', 'Ada', '--json', '--cwd', 'sub', '--with=a', '--with', 'b']);
    expect(JSON.parse(stdout)).toEqual({
      who: 'Ada',
      cwd: '/repo/sub',
      with: ['a', 'b'],
      wave: true,
      dryRun: false,
    });
    const { stdout: other } = await runLine([
      '--json',
      '--cwd',
      '/x',
      'greet',
      'Ada',
      '--times',
      '2',
      '--no-wave',
    ]);
    expect(JSON.parse(other)).toMatchObject({ cwd: '/x', times: 2, wave: false });
  });

  test('runCommandLine() returns the exit code of the command', async () => {
    expect(await runLine(['greet', 'half'])).toMatchObject({ code: 3, stdout: 'Hello half\n' });
  });

  test('runCommandLine() finds a command of two words', async () => {
    expect(await runLine(['secret', 'set', 'Ada'])).toMatchObject({ code: 0, stdout: 'Hello Ada\n' });
    expect(await runLine(['secret'])).toMatchObject({ code: 2, stdout: '' });
    expect((await runLine(['--help'])).stdout).toMatch(/^ {2}secret set +Set a secret$/m);
  });

  test.each([
    [['gret'], 'Error: Unknown command "gret"\n  Did you mean greet? polite --help\n'],
    [['greet'], 'Error: Missing required argument "who"\n  polite greet --help\n'],
    [
      ['greet', 'a', 'b'],
      'Error: Cannot take so many words after greet: found a, b\n  polite greet --help\n',
    ],
    [
      ['greet', 'a', '--tims', '1'],
      'Error: Unknown option "--tims"\n  Did you mean --times? polite greet --help\n',
    ],
    [['--cwd', 'x', 'greet'], 'Error: Missing required argument "who"\n  polite greet --help\n'],
    [['greet', 'a', '--times', '4'], /Cannot take "4" for --times: wanted a whole number from 1 to 3\n/],
    [['greet', 'a', '--times', '1e0'], /: wanted a whole number from 1 to 3\n/],
    [['greet', 'a', '--tone', 'shrill'], /Cannot take "shrill" for --tone: wanted one of calm, loud\n/],
    [['greet', 'a', '--title', 'Lord'], /Cannot take "Lord" for --title: There are no lords here\n/],
    [['greet', 'a', '--times'], /Cannot take --times alone: wanted --times <n>\n/],
    [[], /Usage: polite/],
  ])('runCommandLine() exits 2 for the wrong line %j', async (argv, stderr) => {
    const result = await runLine(argv);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(stderr);
  });

  test('runCommandLine() prints a failure as one document with --json, whatever failed', async () => {
    const known = await runLine(['greet', 'nobody', '--json']);
    const error = { code: 'NOBODY', message: 'Cannot greet "nobody"', hint: 'polite greet Ada' };
    expect({ code: known.code, ...JSON.parse(known.stdout) }).toEqual({ code: 1, error });
    expect(known.stderr).toContain('Error: Cannot greet "nobody"\n  polite greet Ada\n');
    for (const line of [['greet', '--json'], ['--json'], ['secret', '--json']]) {
      const usage = await runLine(line);
      expect({ line, code: usage.code }).toEqual({ line, code: 2 });
      expect(JSON.parse(usage.stdout)).toMatchObject({ error: { code: 'USAGE' } });
    }
  });

  test('runCommandLine() prints one document with --json, also where it fails after that', async () => {
    const serve = defineCommand({
      args: {},
      flags: {},
      examples: ['polite serve'],
      touches: touchesNothing,
      handler: async () => ({
        data: { url: 'x' },
        afterwards: async () => {
          throw new CliError('NOT_SAVED', 'Cannot write x');
        },
      }),
      render: () => 'x',
    });
    const commands = [{ name: 'serve', summary: 'Serve', load: async () => ({ command: serve }) }];
    expect(await runLine(['serve', '--json'], { commands })).toEqual({
      code: 1,
      stdout: '{"url":"x"}\n',
      stderr: 'Error: Cannot write x\n',
    });
    const events = await runLine(['serve', '--events'], { commands });
    expect(readEvents(events.stdout)).toMatchObject([
      { event: 'result' },
      { event: 'error' },
      { event: 'end' },
    ]);
  });

  test('runCommandLine() prints what happens with --events, a document a line', async () => {
    const at = '1970-01-01T00:00:00.000Z';
    const good = await runLine(['greet', 'Ada', '--events'], { env: { FORCE_COLOR: '1' } });
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(readEvents(good.stdout)).toEqual([
      { event: 'note', at, message: 'greeting' },
      { event: 'result', at, data: { who: 'Ada', cwd: '/repo', with: [], wave: true, dryRun: false } },
      { event: 'end', at, exitCode: 0 },
    ]);
    const bad = await runLine(['--events', 'greet', 'nobody']);
    expect(bad).toMatchObject({ code: 1, stderr: '' });
    expect(readEvents(bad.stdout)).toMatchObject([
      { event: 'note' },
      { event: 'error', error: { code: 'NOBODY', message: 'Cannot greet "nobody"' } },
      { event: 'end', exitCode: 1 },
    ]);
    const wrong = await runLine(['greet', '--events', '--tims']);
    expect(readEvents(wrong.stdout)).toMatchObject([{ event: 'error' }, { event: 'end', exitCode: 2 }]);
  });

  test('runCommandLine() keeps the stack of a failure that nobody foresaw', async () => {
    const { code, stderr } = await runLine(['greet', 'bug']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Error: TypeError: a bug\n\s+at .*command-line\.test\.ts/);
  });

  test('runCommandLine() shows help with an example', async () => {
    const { code, stdout, stderr } = await runLine(['greet', '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchSnapshot('greet');
    expect((await runLine(['--help'])).stdout).toMatchSnapshot('polite');
  });

  test('runCommandLine() wraps the help to 40 columns', async () => {
    const { stdout } = await runLine(['greet', '--help'], { columns: 40 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  test('runCommandLine() colours on a terminal only, and never with NO_COLOR', async () => {
    const bold = '\u001B[1mHello Ada\u001B[22m\n';
    expect((await runLine(['greet', 'Ada'], { isTTY: true })).stdout).toBe(bold);
    expect((await runLine(['greet', 'Ada'], { isTTY: true, env: { NO_COLOR: '1' } })).stdout).toBe(
      'Hello Ada\n',
    );
    expect((await runLine(['greet', 'Ada'], { isTTY: true, env: { TERM: 'dumb' } })).stdout).toBe(
      'Hello Ada\n',
    );
    expect((await runLine(['greet', 'Ada'], { env: { FORCE_COLOR: '1' } })).stdout).toBe(bold);
  });

  test.each<[InterruptSignal, number]>([
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ])('runCommandLine() turns %s into exit code %i', async (signal, code) => {
    const process = new EventEmitter();
    const waits = defineCommand({
      args: {},
      flags: {},
      examples: ['polite wait'],
      touches: touchesNothing,
      handler: async (_, { signal: aborted }) => {
        setImmediate(() => process.emit(signal, signal));
        await new Promise((_resolve, reject) => {
          aborted.addEventListener('abort', () => reject(aborted.reason));
        });
        return {};
      },
      render: () => '',
    });
    const result = await runLine(['wait', '--json'], {
      ...watchInterrupts(process),
      commands: [{ name: 'wait', summary: 'Wait', load: async () => ({ command: waits }) }],
    });
    const message = `Cancelled by ${signal}`;
    expect(result).toMatchObject({ code, stderr: `${message}\n` });
    expect(JSON.parse(result.stdout)).toEqual({ error: { code: 'CANCELLED', message } });
  });
});

interface Terminal extends Partial<LineOptions>, Partial<CommandLine> {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

async function runLine(argv: readonly string[], { isTTY = false, columns = 0, ...other }: Terminal = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const program = {
    name: 'polite',
    summary: 'Is polite',
    version: '1.2.3',
    commands: entries,
    examples: ['polite greet Ada'],
  };
  const code = await runCommandLine(
    { ...program, ...other },
    {
      argv,
      cwd: '/repo',
      env: {},
      stdin: new PassThrough(),
      stdout: Object.assign(stdout, { isTTY, columns }),
      stderr: Object.assign(stderr, { isTTY, columns }),
      now: () => new Date(0),
      ...watchInterrupts(new EventEmitter()),
      ...other,
    },
  );
  stdout.end();
  stderr.end();
  return { code, stdout: await text(stdout), stderr: await text(stderr) };
}

const readEvents = (stdout: string): unknown =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
