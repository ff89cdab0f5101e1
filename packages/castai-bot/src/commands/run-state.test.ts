import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../run/run-result.ts';
import {
  bareBonesAnswers,
  createFixtureRepo,
  type FixtureRepo,
  typeScriptAnswers,
} from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv as env } from '../testing/generated-repo.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const FUNCTION = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const greet = defineFunction({
  description: 'Counts its runs',
  inputs: z.object({}),
  state: z.object({ runs: z.number(), owner: z.string().optional() }).default({ runs: 0 }),
  run: async ({ state }) => {
    const { runs } = await state.update((now) => ({ ...now, runs: now.runs + 1 }));
    return { counts: { runs } };
  },
});
`;

const entry = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;
const evening = { function: 'greet', state: 'greet', schedule: '0 19 * * 1-5', timeZone: 'Etc/UTC' };

/** A function, and another entry that runs it and shares its state. */
async function createCounter(): Promise<FixtureRepo> {
  const repo = await createGeneratedRepo({ greet: entry });
  const write = (file: string, text: string): Promise<void> => writeFile(path.join(repo.root, file), text);
  await write('src/functions/greet.ts', FUNCTION);
  await write('castai-bot.json', typeScriptAnswers({ schema: 2, functions: { greet: entry, evening } }));
  const config = await readFile(path.join(repo.root, 'k8s/greet.configmap.yaml'), 'utf8');
  for (const name of ['greet', 'evening'])
    await write(`k8s/${name}.configmap.yaml`, config.replace(/"inputs": \[[^\]]*\]/, '"inputs": []'));
  return repo;
}

async function run(repo: FixtureRepo, ...flags: readonly string[]): Promise<RunResult> {
  const name = flags[0]?.startsWith('--') === false ? [] : ['greet'];
  const { stdout, stderr } = await runBin(['run', ...name, '--json', ...flags], { cwd: repo.root, env });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  return JSON.parse(stdout) as RunResult;
}

const grown = (before: number | undefined): unknown => ({
  name: 'greet',
  changes: [
    {
      path: 'runs',
      kind: before === undefined ? 'added' : 'changed',
      ...(before === undefined ? {} : { before }),
      after: (before ?? 0) + 1,
    },
  ],
});

const changed = (change: object): unknown => ({
  name: 'script',
  changes: [{ path: 'runs', ...change }],
});

describe('castai-bot run of a function with a state', () => {
  test('run() says that a recording has nothing of what was kept, when it is made and when it is replayed', async () => {
    await using repo = await createCounter();
    await using _account = await connectAccount(repo.root);
    const say = async (...flags: readonly string[]): Promise<string> => {
      const { code, stderr } = await runBin(['run', 'greet', ...flags], { cwd: repo.root, env });
      expect(code).toBe(0);
      return stderr;
    };
    expect(await say('--record', 'first.json')).not.toContain('kept');
    expect(await say('--replay', 'first.json')).not.toContain('kept');
    await say('--apply', '--yes');
    const recorded = await say('--record', 'second.json');
    expect(recorded).toContain(
      'What greet has kept from earlier runs is not in the recording: a replay begins without it\n',
    );
    expect(await say('--replay', 'second.json')).toContain(
      'What greet had kept when second.json was recorded is not in it: this run begins without it\n',
    );
  });

  test('run() against the real API plans the state, and stores it with --apply alone', async () => {
    await using repo = await createCounter();
    await using account = await connectAccount(repo.root);
    const file = path.join(repo.root, `.castai-bot/state/${account.clusterIds[0]}/greet.json`);
    const planned = await run(repo);
    expect([planned.exitCode, planned.state, planned.plan]).toEqual([0, grown(undefined), []]);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    expect((await run(repo, '--apply', '--yes')).state).toEqual(grown(undefined));
    expect((await run(repo, 'evening', '--apply', '--yes')).state).toEqual(grown(1));
    expect((await run(repo)).state).toEqual(grown(2));
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ data: { 'state.json': '{"runs":2}' } });
    const { stdout } = await runBin(['run', 'greet'], { cwd: repo.root, env });
    expect(stdout).toContain(
      'STATE  CHANGE\ngreet  runs: 2 → 3\n\nPlanned a change of the state, not stored\n',
    );
  });

  test('validate() names the entry that has no state in the cluster', async () => {
    await using repo = await createCounter();
    const { code, stdout } = await runBin(['validate'], { cwd: repo.root, env });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /greet\.configmap\.yaml:\d+:\d+: error: function\.function_name: "greet" keeps a state, and greet has none/,
    );
    expect(stdout).not.toContain('evening has none');
  });

  test('run() --simulate has a state of its own, kept with the world', async () => {
    await using repo = await createCounter();
    const first = await run(repo, '--simulate', '--save-world', 'world.json');
    expect([first.exitCode, first.state]).toEqual([0, grown(undefined)]);
    const world: unknown = JSON.parse(await readFile(path.join(repo.root, 'world.json'), 'utf8'));
    expect(world).toMatchObject({ states: { greet: { 'state.json': { runs: 1 } } } });
    const second = await run(repo, '--simulate', '--world', 'world.json', '--save-world', 'world.json');
    expect(second.state).toEqual(grown(1));
    expect((await run(repo, '--simulate', '--world', 'world.json', '--dry-run')).state).toEqual(grown(2));
    expect((await run(repo, '--simulate')).report?.counts).toEqual({ runs: 1 });
  });

  test('run() says what is wrong with a state that does not fit', async () => {
    await using repo = await createCounter();
    await using account = await connectAccount(repo.root);
    await run(repo, '--apply', '--yes');
    const file = path.join(repo.root, `.castai-bot/state/${account.clusterIds[0]}/greet.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('runs', 'walks'));
    const { exitCode, report } = await run(repo);
    expect([exitCode, report?.error?.code]).toEqual([78, 'state']);
    await writeFile(file, 'broken');
    const broken = await run(repo);
    expect([broken.exitCode, broken.report?.error?.message]).toEqual([
      78,
      expect.stringContaining('found something that castai-bot did not write'),
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'run() keeps what a script stores with bin/state-set (not on Windows)',
    async () => {
      const script = { entry: 'src/script.sh', state: 'script', schedule: '@daily', timeZone: 'Etc/UTC' };
      const answers = bareBonesAnswers({ schema: 2, functions: { script } });
      await using repo = await createFixtureRepo({
        ...(await renderRepo(answers)),
        'src/script.sh': `#!/bin/sh
set -e
sh bin/state-get "$TMPDIR/state"
runs=$(tr -dc 0-9 <"$TMPDIR/state")
printf '{"runs":%d}' "$((\${runs:-0} + 1))" >"$TMPDIR/state"
sh bin/state-set "$TMPDIR/state"
`,
      });
      await using account = await connectAccount(repo.root);
      const runScript = async (...flags: readonly string[]): Promise<RunResult> => {
        const line = ['run', '--json', ...flags];
        const { stdout } = await runBin(line, { cwd: repo.root, env: { TMPDIR: repo.root } });
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
        return JSON.parse(stdout) as RunResult;
      };
      expect(await runScript()).toMatchObject({ exitCode: 0, state: changed({ kind: 'added', after: 1 }) });
      expect((await runScript('--apply', '--yes')).state).toEqual(changed({ kind: 'added', after: 1 }));
      expect((await runScript('--apply', '--yes')).state).toEqual(
        changed({ kind: 'changed', before: 1, after: 2 }),
      );
      expect((await runScript('--simulate')).state).toEqual(changed({ kind: 'added', after: 1 }));
      const file = path.join(repo.root, `.castai-bot/state/${account.clusterIds[0]}/script.json`);
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
        data: { 'state.json': '{"runs":2}' },
      });
      expect(await readFile(path.join(repo.root, 'Dockerfile'), 'utf8')).toContain(
        'COPY bin/state-get /app/bin/state-get',
      );
    },
  );
});
