import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { afterAll, expect, test } from 'vitest';

const WIDTHS = ['killed at request'.length, '10 requests, 10 switched'.length];
const table: string[] = ['killed at request  its rerun                 same state'];
afterAll(() => {
  process.stdout.write(`${table.join('\n')}\n`);
});

/** A bot that switches all that is managed to READ_ONLY; one request at a time, so that each is a place to die at. */
const bot = `
  import { Bot, defineFunction } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
  import * as z from ${JSON.stringify(import.meta.resolve('zod'))};
  const switchOff = defineFunction({
    description: 'Switches all that is managed to READ_ONLY',
    inputs: z.object({}),
    run: async ({ castai, clusterId }) => {
      const managed = await castai.workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
      const switchable = managed.filter(({ managedBy }) => managedBy !== 'ANNOTATIONS');
      const { done, failed } = await castai.forEach(switchable, (each) =>
        castai.workloads.setManagementOption(each, 'READ_ONLY'));
      return { counts: { switched: done.length }, failed };
    },
  });
  await new Bot({ name: 'my-bot', functions: { switchOff }, limits: { concurrency: 1 } }).run();`;

const config = { function: { function_name: 'switch_off', inputs: [], env_variables: [] } };

/** Runs the bot in a process of its own; its exit code (null if it was killed) and how many it switched. */
async function runBot(
  simulator: Simulator,
  listen: (kill: () => void) => void = () => undefined,
): Promise<{ readonly code: number | null; readonly switched: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-killed-'));
  const configFile = path.join(folder, 'function_config.json');
  await writeFile(configFile, JSON.stringify(config));
  const env = {
    PATH: process.env['PATH'],
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0],
    BOT_CONFIG: configFile,
  };
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', bot],
    { env, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  listen(() => child.kill('SIGKILL'));
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  await rm(folder, { recursive: true });
  return { code: child.exitCode, switched: Number(/"switched":(\d+)/.exec(printed)?.[1] ?? Number.NaN) };
}

/** What came of a run: of its second, where the first was killed. */
interface Outcome {
  readonly world: unknown;
  readonly requests: number;
  readonly switched: number;
}

/** A world whose clock stands still, so that two of the same history are the same; killed at its n-th request. */
async function runWorld(killedAt: number): Promise<Outcome> {
  const child: { kill?: () => void } = {};
  const simulator = await startSimulator({
    world: { clusters: 1, nodes: 2, workloads: 14 },
    pageLimit: 3,
    now: () => Date.UTC(2026, 10, 22),
    onRequest: () => {
      if (simulator.requests.length === killedAt) child.kill?.();
    },
  });
  try {
    if (killedAt > 0) {
      const killed = await runBot(simulator, (kill) => (child.kill = kill));
      expect(killed.code).toBeNull();
    }
    const before = simulator.requests.length;
    const { code, switched } = await runBot(simulator);
    expect(code).toBe(0);
    return { world: stateOf(simulator.world), requests: simulator.requests.length - before, switched };
  } finally {
    await simulator.close();
  }
}

/** The clusters as they are; what happened to them on the way is another story each time. */
function stateOf({ clusters }: Simulator['world']): unknown {
  return clusters.map((cluster) => Object.entries(cluster).filter(([name]) => !/events/i.test(name)));
}

test('a bot that is killed at any of its requests and run again leaves the same state', async () => {
  const whole = await runWorld(0);
  for (let killedAt = 1; killedAt <= whole.requests; killedAt += 1) {
    const { world, requests, switched } = await runWorld(killedAt);
    expect(world).toEqual(whole.world);
    const cells = [`${killedAt} of ${whole.requests}`, `${requests} requests, ${switched} switched`, 'yes'];
    table.push(cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join('  '));
  }
  expect(whole.switched).toBeGreaterThan(3);
}, 120_000);
