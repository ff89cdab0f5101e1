import { spawn } from 'node:child_process';
import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { afterAll, expect, test } from 'vitest';

const table: string[] = ['killed at  requests then  same state'];
afterAll(() => {
  process.stdout.write(`${table.join('\n')}\n`);
});

/** What a bot does that switches all that is managed to READ_ONLY. */
const bot = `
  const { CastAi } = await import(${JSON.stringify(new URL('cast-ai.ts', import.meta.url).href)});
  const { API_URL: apiUrl, API_KEY: apiKey, CLUSTER_ID: clusterId } = process.env;
  const castai = new CastAi({ apiUrl, apiKey });
  const managed = await castai.workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
  const switchable = managed.filter(({ managedBy }) => managedBy !== 'ANNOTATIONS');
  const { failed } = await castai.forEach(switchable, (each) => castai.workloads.setManagementOption(each, 'READ_ONLY'));
  process.exitCode = failed.length;`;

/** Runs the bot in a process of its own and gives its exit code; null if it was killed. */
async function runBot(
  simulator: Simulator,
  listen: (kill: () => void) => void = () => undefined,
): Promise<number | null> {
  const env = {
    ...process.env,
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0],
  };
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', bot],
    { env },
  );
  listen(() => child.kill('SIGKILL'));
  return new Promise((resolve) => child.on('close', resolve));
}

/** A world whose clock stands still, so that two of the same history are the same; killed at its n-th request. */
async function runWorld(killedAt: number): Promise<{ world: unknown; requests: number }> {
  const child: { kill?: () => void } = {};
  const simulator = await startSimulator({
    world: { clusters: 1, nodes: 2, workloads: 14 },
    pageLimit: 10,
    now: () => Date.UTC(2026, 10, 22),
    onRequest: () => {
      if (simulator.requests.length === killedAt) child.kill?.();
    },
  });
  try {
    if (killedAt > 0) {
      const code = await runBot(simulator, (kill) => (child.kill = kill));
      expect(code).toBeNull();
    }
    expect(await runBot(simulator)).toBe(0);
    return { world: stateOf(simulator.world), requests: simulator.requests.length };
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
  for (let killedAt = 1; killedAt < whole.requests; killedAt += 1) {
    const { requests, world } = await runWorld(killedAt);
    expect(world).toEqual(whole.world);
    table.push([String(killedAt).padStart(9), String(requests - killedAt).padStart(13), '  yes'].join('  '));
  }
  expect(whole.requests).toBeGreaterThan(5);
}, 60_000);
