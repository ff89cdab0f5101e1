import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { FakeTerminal } from '@castai-bot/cli/testing/fake-terminal';
import { runMain } from './testing/run-main.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

const quick = ['--yes', '--no-install', '--no-git'];

describe('main() without a terminal', () => {
  test('main() names every missing answer by its flag, and writes nothing', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout, stderr } = await runMain(['x'], { cwd });
    expect({ exitCode, stdout, tree: await readTree(cwd) }).toEqual({ exitCode: 2, stdout: '', tree: {} });
    expect(stderr.match(/--[a-z-]+/g)).toEqual([
      '--description',
      '--flavor',
      '--template',
      '--time-zone',
      '--schedule',
      '--image',
      '--defaults',
      '--yes',
    ]);
    expect(stderr).toContain('(typescript, bare-bones; default: typescript)');
  });

  test('main() says where flags go when npm create has kept them', async () => {
    const cwd = await temporaryFolder();
    const env = { npm_command: 'init', npm_config_yes: 'true' };
    const { exitCode, stderr } = await runMain(['my bot'], { cwd, env });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/\n {2}npm create castai-bot@latest "my bot" -- --yes\n$/);
    const { stderr: ofNpx } = await runMain(['x'], { cwd, env: { npm_command: 'exec' } });
    expect(ofNpx).toMatch(/\n {2}give them as flags, or take every default with --yes\n$/);
  });

  test('main() opens no stdin where every default is taken', async () => {
    const cwd = await temporaryFolder();
    const opened: string[] = [];
    const stdin = new Proxy(new PassThrough(), {
      get: (stream, member): unknown => {
        opened.push(String(member));
        return Reflect.get(stream, member);
      },
    });
    const { exitCode } = await runMain(['x', ...quick], { cwd, stdin });
    expect({ exitCode, opened }).toEqual({ exitCode: 0, opened: [] });
    await runMain(['y'], { cwd, stdin });
    expect(opened).toContain('isTTY');
  });

  test('main() asks for nothing that does not apply', async () => {
    const cwd = await temporaryFolder();
    const { stderr } = await runMain(['--flavor', 'bare-bones', '--defaults'], { cwd });
    expect(stderr.match(/^ {2}--[a-z-]+/gm)).toEqual([
      '  --name',
      '  --description',
      '  --time-zone',
      '  --schedule',
      '  --image',
    ]);
  });

  test('main() wants no word on the defaults where none is left', async () => {
    const cwd = await temporaryFolder();
    const rest = ['--namespace=n', '--api-key-secret=s', '--image-pull-secret=', '--region=eu', '--author=a'];
    const more = ['--deadline=600', '--license=mit', '--ci=none', '--package-manager=npm', '--no-install'];
    const { stderr } = await runMain(['x', '--flavor=typescript', ...rest, ...more, '--no-git'], { cwd });
    expect(stderr).toContain('--description');
    expect(stderr).not.toContain('--defaults');
  });

  test.each(['1', 'true', 'TRUE'])('main() asks nobody when CI=%s, terminal or not', async (CI) => {
    const cwd = await temporaryFolder();
    const { exitCode } = await runMain(['x'], { cwd, terminal: new FakeTerminal(), env: { CI } });
    expect(exitCode).toBe(2);
  });

  test('main() creates a bot once every answer is a flag', async () => {
    const cwd = await temporaryFolder();
    const flags = ['--description=d', '--flavor=typescript', '--template=example', '--time-zone=Etc/UTC'];
    const more = ['--schedule', '@daily', '--image=i', '--defaults', '--no-install', '--no-git'];
    const { exitCode, stderr } = await runMain(['x', ...flags, ...more], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(Object.keys(await readTree(path.join(cwd, 'x')))).toContain('package.json');
  });
});

describe('main() and wrong usage', () => {
  test.each([
    [['--bogus'], 'Error: Unknown option "--bogus"\n  npx create-castai-bot --help\n'],
    [['a', 'b'], 'Cannot take so many words: found a, b'],
    [['--schedule'], 'Cannot take --schedule alone: wanted --schedule <cron>'],
    [['My Bot', '--yes'], '--name "My Bot"'],
    [['', '--yes', '--name', 'x'], 'Cannot write to "": empty, wanted a folder'],
    [
      ['https://github.com/a/b', '--yes', '--name', 'x'],
      '"https://github.com/a/b": it is an address, wanted',
    ],
    [['git@github.com:a/b.git', '--yes', '--name', 'x'], 'it is an address, wanted a folder'],
    [['SSH://host/a', '--yes', '--name', 'x'], 'it is an address, wanted a folder'],
    [['x', '--yes', '--cwd', '--json'], 'Cannot take "--json" for --cwd: wanted its dir, found a flag'],
    [['x', '--yes', '--flavor', 'cobol'], '--flavor "cobol": wanted one of typescript, bare-bones'],
    [['x', '--yes', '--schedule', '61 * * * *'], '--schedule "61 * * * *"'],
    [['x', '--yes', '--deadline', '1e3'], '--deadline "1e3"'],
    [
      ['x', '--yes', '--flavor', 'bare-bones', '--template', 'example'],
      '--template "example": does not go with --flavor bare-bones',
    ],
    [['x', '--yes', '--one-shot', '--time-zone', 'Etc/UTC'], '"Etc/UTC": does not go with --one-shot'],
    [['x'.repeat(45), '--yes', '--template', 'disable-workload-autoscaler'], '--template'],
  ])('main() exits 2 on %j', async (argv, message) => {
    const cwd = await temporaryFolder();
    const { exitCode, stderr } = await runMain(argv, { cwd });
    expect(stderr).toContain(message);
    expect({ exitCode, tree: await readTree(cwd) }).toEqual({ exitCode: 2, tree: {} });
  });

  test('main() reports a bad answer when none is missing', async () => {
    const cwd = await temporaryFolder();
    const flags = [
      '--description=d',
      '--flavor=bare-bones',
      '--time-zone=Etc/UTC',
      '--schedule=@daily',
      '--defaults',
    ];
    const { exitCode, stderr } = await runMain(['x', ...flags, '--image', 'x:1'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--image "x:1": has a tag');
  });

  test('main() wants a name that leaves room for a function', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stderr } = await runMain(['x'.repeat(45), '--yes'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('leaves no room for example');
    const longest = ['x'.repeat(44), '--yes', '--dry-run'];
    expect(await runMain(longest, { cwd })).toMatchObject({ exitCode: 0 });
  });

  test('main() reports every bad answer at once', async () => {
    const cwd = await temporaryFolder();
    const argv = [
      'x',
      '--yes',
      '--namespace',
      'A_B',
      '--image',
      'x:1',
      '--time-zone',
      'Mars/Base',
      '--ci',
      'none ',
    ];
    const { stderr } = await runMain(argv, { cwd });
    expect(stderr.match(/^ {2}--[a-z-]+/gm)).toEqual([
      '  --time-zone',
      '  --image',
      '  --namespace',
      '  --ci',
    ]);
  });
});

test('main() prints its version and its help on stdout', async () => {
  const cwd = await temporaryFolder();
  expect(await runMain(['--version'], { cwd })).toEqual({
    exitCode: 0,
    stdout: `${manifest.version}\n`,
    stderr: '',
  });
  const help = await runMain(['--help'], { cwd });
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  expect(help.stdout).toMatchSnapshot();
});

test('main() makes a function without a schedule with --one-shot, and asks nothing about time', async () => {
  const cwd = await temporaryFolder();
  const { exitCode, stdout } = await runMain(['x', ...quick, '--one-shot'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('  npx castai-bot run-now example\n');
  expect(stdout).toContain(' x --yes --one-shot --no-install --no-git\n');
  const tree = await readTree(path.join(cwd, 'x'));
  expect(JSON.parse(tree['castai-bot.json'] ?? '')).toMatchObject({
    functions: { example: { schedule: null, timeZone: 'Etc/UTC' } },
  });
  expect(tree['k8s/example.cronjob.yaml']).toContain('  suspend: true\n');
  const { stderr } = await runMain(['y', '--one-shot'], { cwd });
  expect(stderr).not.toMatch(/--(one-shot|schedule|time-zone)/);
});

describe('main() and directories', () => {
  test('main() writes into a directory with other files, and leaves those alone', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'x'));
    await writeFile(path.join(cwd, 'x/notes.txt'), 'mine');
    expect(await runMain(['x', ...quick], { cwd })).toMatchObject({ exitCode: 0 });
    const tree = await readTree(path.join(cwd, 'x'));
    expect(tree).toMatchObject({ 'notes.txt': 'mine' });
    expect(Object.keys(tree)).toContain('castai-bot.json');
  });

  test.each([[[]], [['--dry-run']]])(
    'main() refuses a directory with a file it would write %j',
    async (more) => {
      const cwd = await temporaryFolder();
      await mkdir(path.join(cwd, 'x'));
      await writeFile(path.join(cwd, 'x/Dockerfile'), 'mine');
      const { exitCode, stderr } = await runMain(['x', ...quick, ...more], { cwd });
      expect(stderr).toContain('there already: Dockerfile');
      expect({ exitCode, tree: await readTree(cwd) }).toEqual({
        exitCode: 1,
        tree: { x: null, 'x/Dockerfile': 'mine' },
      });
    },
  );

  test('main() refuses a taken directory before the first question', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'x'));
    await writeFile(path.join(cwd, 'x/Dockerfile'), 'mine');
    const { exitCode, stdout, stderr } = await runMain(['x'], { cwd, terminal: new FakeTerminal() });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('Dockerfile');
  });

  test('main() refuses a file, and a directory below a file', async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'x'), 'mine');
    for (const directory of ['x', 'x/y']) {
      const { exitCode, stderr } = await runMain([directory, '--name', 'x', ...quick], { cwd });
      expect(stderr).toMatch(/^Error: Cannot /);
      expect({ exitCode, tree: await readTree(cwd) }).toEqual({ exitCode: 1, tree: { x: 'mine' } });
    }
  });

  test('main() makes the directories above, and creates in the present one', async () => {
    const cwd = await temporaryFolder();
    expect(await runMain(['a/b/c', ...quick], { cwd })).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await runMain(['.', '--name', 'here', ...quick], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('cd ');
    expect((await stat(path.join(cwd, 'a/b/c/castai-bot.json'))).isFile()).toBe(true);
    expect((await stat(path.join(cwd, 'castai-bot.json'))).isFile()).toBe(true);
  });
});

describe('main() --dry-run and --json', () => {
  test('main() lists with --dry-run what it then writes', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout } = await runMain(['x', ...quick, '--dry-run'], { cwd });
    expect({ exitCode, tree: await readTree(cwd) }).toEqual({ exitCode: 0, tree: {} });
    const listed = [...stdout.matchAll(/^ {2}(\S+) \((\d+) bytes\)$/gm)].map(
      ([, name, bytes]) => `${name} ${bytes}`,
    );
    await runMain(['x', ...quick], { cwd });
    const written = Object.entries(await readTree(path.join(cwd, 'x')))
      .filter(([, text]) => text !== null)
      .map(([name, text]) => `${name} ${Buffer.byteLength(text ?? '')}`);
    expect(new Set(listed)).toEqual(new Set(written));
  });

  test('main() prints one document with --json, progress beside it', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout, stderr } = await runMain(['x', ...quick, '--json'], { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Wrote');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      dryRun: false,
      directory: path.join(cwd, 'x'),
      answers: { name: 'x', flavor: 'typescript' },
      steps: [{ step: 'write', status: 'done' }],
      replay: `npx create-castai-bot@${manifest.version} x --yes --no-install --no-git`,
      notes: [
        {
          text: '.npmrc lets npm install castai-bot, @castai-bot/runtime and @castai-bot/simulator on the day they are published, whatever age it wants of other packages',
        },
      ],
      next: [
        { command: 'cd x' },
        { command: 'npm install' },
        { command: 'npm run dev' },
        { command: 'npx castai-bot build-and-push' },
        { command: 'npx castai-bot secret set' },
        { command: 'npx castai-bot deploy' },
      ],
    });
  });

  test('main() names the other schedule that a template is made for', async () => {
    const cwd = await temporaryFolder();
    const argv = ['x', ...quick, '--template', 'workload-autoscaler-hours', '--dry-run', '--json'];
    const { stdout } = await runMain(argv, { cwd });
    const hours = { state: 'workload-autoscaler-hours' };
    expect(JSON.parse(stdout)).toMatchObject({
      answers: { schema: 2, functions: { 'workload-autoscaler-hours': hours } },
      next: expect.arrayContaining([
        expect.objectContaining({
          command:
            'npx castai-bot add-schedule workload-autoscaler-hours morning --schedule "0 7 * * 1-5" --input mode=on',
        }),
      ]) as unknown,
    });
  });

  test.each([[['x', '--json']], [['--bogus', '--json']]])(
    'main() prints a document for a mistake too: %j',
    async (argv) => {
      const cwd = await temporaryFolder();
      const { exitCode, stdout, stderr } = await runMain(argv, { cwd, terminal: new FakeTerminal() });
      expect(exitCode).toBe(2);
      expect(stderr).not.toBe('');
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'USAGE' } });
    },
  );
});
