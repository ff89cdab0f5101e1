import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { sample } from '@castai-bot/testing/sample';
import { expect, test } from 'vitest';
import { printedTable } from '@castai-bot/testing/printed-table';

const POLICY = 'read-only-by-bot';

const table = printedTable('bot', 'killed at request', 'its rerun', 'same state');

/** A bot whose functions write one request at a time, so that each is a place to die at. */
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
      return { counts: { changed: done.length }, failed };
    },
  });
  const assignPolicy = defineFunction({
    description: 'Puts all workloads under a scaling policy of its own',
    inputs: z.object({}),
    run: async ({ castai, clusterId }) => {
      const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
      const { applyType, recommendationPolicies } = policies.find(({ isDefault }) => isDefault);
      const policy = policies.find(({ name }) => name === '${POLICY}') ??
        await castai.scalingPolicies.create(clusterId, { name: '${POLICY}', applyType, recommendationPolicies });
      const workloads = await castai.workloads.list({ clusterId }).toArray();
      const others = workloads.filter(({ managedBy, scalingPolicyId }) =>
        managedBy !== 'ANNOTATIONS' && scalingPolicyId !== policy.id);
      if (others.length > 0) await castai.scalingPolicies.assign(clusterId, policy.id, others.map(({ id }) => id));
      return { counts: { changed: others.length } };
    },
  });
  const changePolicies = defineFunction({
    description: 'Sets the policies of the night, and what the evictor leaves alone',
    inputs: z.object({}),
    run: async ({ castai, clusterId }) => {
      await castai.policies.update(clusterId, { unschedulablePods: { headroom: { enabled: true } } });
      await castai.evictor.update(clusterId, { enabled: true, aggressiveMode: true });
      const rule = { podSelector: { namespace: 'shop' }, settings: { removalDisabled: { enabled: true } } };
      await castai.evictor.replaceAdvancedConfig(clusterId, { evictionConfig: [rule] });
      return { counts: { changed: 3 } };
    },
  });
  const functions = { assignPolicy, changePolicies, switchOff };
  await new Bot({ name: 'my-bot', functions, limits: { concurrency: 1 } }).run();`;

/** How a bot is run: which of its functions, and who hears how to kill it. */
interface Run {
  readonly name: string;
  readonly listen?: (kill: () => void) => void;
}

/** Runs the bot in a process of its own; its exit code (null if it was killed) and how many it changed. */
async function runBot(
  simulator: Simulator,
  { name, listen = () => undefined }: Run,
): Promise<{ readonly code: number | null; readonly changed: number }> {
  const config = { function: { function_name: name, inputs: [], env_variables: [] } };
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-killed-'));
  const configFile = path.join(folder, 'function_config.json');
  await writeFile(configFile, JSON.stringify(config));
  const env = {
    PATH: process.env['PATH'],
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0],
    BOT_CONFIG: configFile,
    ...nodeEnv,
  };
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', bot],
    { env, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  listen(() => child.kill('SIGKILL'));
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  await rm(folder, { recursive: true });
  return { code: child.exitCode, changed: Number(/"changed":(\d+)/.exec(printed)?.[1] ?? Number.NaN) };
}

/** What came of a run: of its second, where the first was killed. */
interface Outcome {
  readonly world: unknown;
  readonly requests: number;
  readonly changed: number;
}

/** A world whose clock stands still, so that two of the same history are the same; killed at its n-th request. */
async function runWorld(name: string, killedAt: number): Promise<Outcome> {
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
      const killed = await runBot(simulator, { name, listen: (kill) => (child.kill = kill) });
      expect(killed.code).toBeNull();
    }
    const before = simulator.requests.length;
    const { code, changed } = await runBot(simulator, { name });
    expect(code).toBe(0);
    return { world: stateOf(simulator.world), requests: simulator.requests.length - before, changed };
  } finally {
    await simulator.close();
  }
}

/**
 * The clusters as they are; what happened to them on the way is another story each time, and so is the id of what a
 * bot has made.
 */
function stateOf({ clusters }: Simulator['world']): unknown {
  return clusters.map((cluster) => {
    const { id = '' } = cluster.scalingPolicies.find(({ name }) => name === POLICY) ?? {};
    const parts = Object.entries(cluster).filter(([name]) => !/events/i.test(name));
    const state: unknown = JSON.parse(JSON.stringify(parts).replaceAll(id || POLICY, POLICY));
    return state;
  });
}

test.each([
  { name: 'switch_off', most: 14 },
  { name: 'assign_policy', most: 14 },
  { name: 'change_policies', most: 3 },
])(
  'a bot that is killed at any request of $name and run again leaves the same state',
  async ({ name, most }) => {
    const whole = await runWorld(name, 0);
    const moments = Array.from({ length: whole.requests }, (_, index) => index + 1);
    for (const killedAt of sample(`kill and rerun: ${name}`, moments, 2)) {
      const { changed, requests, world } = await runWorld(name, killedAt);
      expect(world).toEqual(whole.world);
      table.push([
        name,
        `${killedAt} of ${whole.requests}`,
        `${requests} requests, ${changed} changed`,
        'yes',
      ]);
    }
    expect(whole.changed).toBeGreaterThan(2);
    expect(whole.changed).toBeLessThanOrEqual(most);
  },
);
