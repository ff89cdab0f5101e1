import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import manifest from '../../packages/castai-bot/package.json' with { type: 'json' };
import { commands } from '../../packages/castai-bot/src/commands.ts';
import { main as castaiBot } from '../../packages/castai-bot/src/main.ts';
import { watchInterrupts } from '../../packages/cli/src/interrupts.ts';
import { readJson } from '../../packages/cli/src/json-value.ts';
import { main as createCastaiBot } from '../../packages/create-castai-bot/src/main.ts';

const programs = { 'castai-bot': castaiBot, 'create-castai-bot': createCastaiBot } as const;

/** Every command of both, as it is typed. */
const lines = [
  ...['', ...commands.map(({ name }) => name)].map((name) => ({ program: 'castai-bot' as const, name })),
  { program: 'create-castai-bot' as const, name: '' },
];

/** What Node says where the present folder was deleted under a shell. */
function goneFolder(): Error {
  return Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), {
    code: 'ENOENT',
    syscall: 'uv_cwd',
  });
}

interface Situation {
  readonly name: string;
  /** The whole line, of the words of a command. */
  readonly line: (words: readonly string[]) => readonly string[];
  readonly isFolderGone?: true;
  /** Undefined: it depends on the command, and is one of those that are documented. */
  readonly code?: number;
}

const situations: readonly Situation[] = [
  { name: '--json --help', line: (words) => ['--json', ...words, '--help'], code: 0 },
  { name: '--help --json', line: (words) => [...words, '--help', '--json'], code: 0 },
  { name: '--cwd --json', line: (words) => [...words, '--cwd', '--json'], code: 2 },
  { name: '--json --nope', line: (words) => ['--json', ...words, '--nope'], code: 2 },
  { name: '--json with too many words', line: (words) => ['--json', ...words, 'a', 'b', 'c', 'd'] },
  { name: '--json', line: (words) => ['--json', ...words] },
  { name: '--json --cwd nowhere', line: (words) => [...words, '--json', '--cwd', '/nowhere/at/all'] },
  { name: '--json in a folder that is gone', line: (words) => [...words, '--json'], isFolderGone: true },
  {
    name: '--json --help in a folder that is gone',
    line: (words) => [...words, '--help', '--json'],
    isFolderGone: true,
    code: 0,
  },
];

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  program: keyof typeof programs,
  argv: readonly string[],
  isFolderGone = false,
): Promise<Ran> {
  const [stdin, stdout, stderr] = [new PassThrough().end(), new PassThrough(), new PassThrough()];
  const process = new EventEmitter();
  // A server is told to end as soon as it says where it is.
  stdout.once('data', () => process.emit('SIGTERM', 'SIGTERM'));
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await programs[program]({
    argv,
    get cwd() {
      if (isFolderGone) throw goneFolder();
      return tmpdir();
    },
    env: { PATH: '/nowhere', HOME: '/nowhere' },
    stdin,
    stdout,
    stderr,
    now: () => new Date(0),
    ...watchInterrupts(process),
  });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}

describe.each(situations)('$name', ({ line, code, isFolderGone = false }) => {
  test.each(lines)('$program $name prints one document', async ({ program, name }) => {
    const argv = line(name === '' ? [] : name.split(' '));
    const ran = await run(program, argv, isFolderGone);
    const documents = ran.stdout.trimEnd().split('\n');
    const isUnexpected = ran.stdout.includes('"code":"UNEXPECTED"');
    expect({
      argv,
      documents: documents.map((one) => typeof readJson(one)),
      isUnexpected,
      ...ran,
    }).toMatchObject({
      documents: ['object'],
      isUnexpected: false,
    });
    if (code !== undefined) expect({ argv, code: ran.code }).toEqual({ argv, code });
    expect([0, 1, 2, 3]).toContain(ran.code);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  });

  test.each(lines)('$program $name prints events, and its end last', async ({ program, name }) => {
    const words = name === '' ? [] : name.split(' ');
    const argv = line(words).map((word) => (word === '--json' ? '--events' : word));
    const { code: ended, stdout, stderr } = await run(program, argv, isFolderGone);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((one) => readJson(one));
    expect(events.at(-1)).toMatchObject({ event: 'end', exitCode: ended });
    expect(stderr).toBe('');
  });
});

test.each(['castai-bot', 'create-castai-bot'] as const)(
  '%s --version --json is one document',
  async (program) => {
    for (const argv of [
      ['--version', '--json'],
      ['--json', '--version'],
      ['-v', '--json'],
    ]) {
      const { code, stdout } = await run(program, argv);
      expect({ code, document: readJson(stdout) }).toMatchObject({
        code: 0,
        document: { version: manifest.version },
      });
    }
  },
);
