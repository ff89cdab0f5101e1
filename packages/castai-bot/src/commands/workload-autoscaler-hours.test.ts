import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv as env } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const readme = path.resolve(import.meta.dirname, '../../../create-castai-bot/README.md');

/** The section about the template: the commands to type, and the plan that the last of them prints. */
async function readSection(): Promise<{ readonly commands: readonly string[]; readonly plan: string }> {
  const [, section = ''] = (await readFile(readme, 'utf8')).split('\n## Off in the evening');
  const [, shell = '', plan = ''] = /```sh\n([^]*?)```[^]*?```\n([^]*?)```/.exec(section) ?? [];
  return { commands: shell.trim().split('\n'), plan };
}

/** What a shell makes of one of these commands. */
function splitWords(command: string): readonly string[] {
  const words = command.replace(/ +#.*/, '').matchAll(/"([^"]*)"|(\S+)/g);
  return Array.from(words, ([, quoted, plain = '']) => quoted ?? plain).slice(2);
}

async function expectDone(repo: FixtureRepo, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runBin(args, { cwd: repo.root, env });
  expect([args.join(' '), code, code === 0 ? '' : stdout + stderr]).toEqual([args.join(' '), 0, '']);
  return stdout;
}

const workloads = [
  {
    name: 'web',
    namespace: 'shop',
    workloadOverrides: { horizontal: { managementOption: 'MANAGED', maxReplicas: 6 } },
  },
  { name: 'cart', namespace: 'shop' },
  { name: 'worker', namespace: 'batch' },
] as const;

interface SavedWorld {
  readonly clusters: readonly { readonly workloads: readonly Readonly<Record<string, unknown>>[] }[];
  readonly states?: unknown;
}

/** The workloads of a saved world but for when they were written, and what the function keeps beside them. */
async function readWorld(repo: FixtureRepo, file: string): Promise<readonly [unknown, unknown]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  const world = JSON.parse(await readFile(path.join(repo.root, file), 'utf8')) as SavedWorld;
  const saved = world.clusters.flatMap((cluster) => cluster.workloads);
  return [saved.map(({ updatedAt: _at, ...workload }) => workload), world.states];
}

describe('workload-autoscaler-hours', () => {
  test('run() plans for a morning what the README shows, after the commands there', async () => {
    await using repo = await createGeneratedRepo();
    await using account = await connectAccount(repo.root, { world: { clusters: [{ workloads }] } });
    const { commands, plan } = await readSection();
    const outputs: string[] = [];
    for (const command of commands.map(splitWords)) {
      const isApplied = command.includes('--apply');
      outputs.push(await expectDone(repo, ...command, ...(isApplied ? ['--yes'] : [])));
    }
    // The second command is what the first says is left to do.
    expect(outputs[0]).toContain(commands[1]?.replace('npx ', ''));
    expect(plan).toMatch(/→ inherited/);
    // What stands there is read at the same time for several: whichever answer is first is planned first.
    for (const row of plan.split(/\n(?=PUT)|\n\n/)) expect(outputs.at(-1)).toContain(row.trimEnd());

    expect(account.changes()).toHaveLength(workloads.length);
    expect(await expectDone(repo, 'state', 'show')).toContain('"workload shop/cart"');
    const morning = await expectDone(repo, 'run', 'morning', '--apply', '--yes');
    expect(morning).toContain('remembered.workload shop/cart.');
    expect(account.changes()).toEqual([]);
  });

  test('run() --simulate leaves no trace of an evening and a morning in a saved world', async () => {
    await using repo = await createGeneratedRepo();
    const { commands } = await readSection();
    for (const command of commands.slice(0, 2)) await expectDone(repo, ...splitWords(command));
    const simulate = (name: string, ...args: readonly string[]): Promise<string> =>
      expectDone(repo, 'run', name, '--simulate', ...args);
    const evening = 'workload-autoscaler-hours';
    await simulate(evening, '--dry-run', '--save-world', 'day.json');
    await simulate(evening, '--world', 'day.json', '--save-world', 'night.json');
    await simulate('morning', '--world', 'night.json', '--save-world', 'next-day.json');
    const [day, night, nextDay] = [
      await readWorld(repo, 'day.json'),
      await readWorld(repo, 'night.json'),
      await readWorld(repo, 'next-day.json'),
    ];
    expect(night[0]).not.toEqual(day[0]);
    expect(night[1]).toMatchObject({
      [evening]: { 'state.json': { remembered: expect.any(String) as unknown } },
    });
    expect(nextDay).toEqual([
      day[0],
      { [evening]: { 'state.json': {}, 'runs.json': expect.anything() as unknown } },
    ]);
  });
});
