import { until } from '@castai-bot/testing/until';
import { expect, onTestFinished, test } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from './index.ts';
import { send, visit } from './page/visit.test-kit.ts';

interface Held {
  readonly sim: Simulator;
  readonly resetting: Promise<void>;
  /** Lets the reset go on. */
  readonly release: () => void;
  /** How often the simulator has looked at its clock: every request makes it. */
  readonly looks: () => number;
}

/** A simulator in the middle of a reset. */
async function holdReset(options: SimulatorOptions = {}): Promise<Held> {
  const held = Promise.withResolvers<void>();
  let looks = 0;
  const sim = await startSimulator({
    world: { clusters: 1, nodes: 3, workloads: 1 },
    now: () => {
      looks += 1;
      return Date.now();
    },
    onReset: () => held.promise,
    ...options,
  });
  onTestFinished(() => sim.close());
  return { sim, resetting: sim.reset(), release: held.resolve, looks: () => looks };
}

function removeNode(sim: Simulator): Promise<Response> {
  const [{ cluster, nodes } = { cluster: { id: '' }, nodes: [] }] = sim.world.clusters;
  const path = `/v1/kubernetes/external-clusters/${cluster.id}/nodes/${nodes[0]?.id ?? ''}`;
  return fetch(sim.url + path, { method: 'DELETE', headers: { 'X-API-Key': sim.apiKey } });
}

test('reset() lets what is asked meanwhile wait, and carries it out in the new world', async () => {
  const { sim, resetting, release, looks } = await holdReset();
  const before = looks();
  const removed = removeNode(sim);
  await until(() => looks() > before, 'the request');
  expect(sim.requests).toEqual([]);
  release();
  await resetting;
  expect((await removed).status).toBe(200);
  expect(sim.changes()).toMatchObject([{ kind: 'node' }]);
  expect(sim.requests).toHaveLength(1);
});

test('reset() forgets what was done before it, whatever waits', async () => {
  const onReset = { count: 0 };
  const sim = await startSimulator({
    world: { clusters: 1, nodes: 3, workloads: 1 },
    onReset: () => {
      onReset.count += 1;
      return Promise.resolve();
    },
  });
  onTestFinished(() => sim.close());
  await removeNode(sim);
  expect(sim.changes()).toHaveLength(1);
  await Promise.all([sim.reset(), sim.reset()]);
  expect([sim.changes(), onReset.count]).toEqual([[], 1]);
});

test('reset() that fails leaves the world as it is, and requests go on', async () => {
  const { sim, resetting } = await holdReset({ onReset: () => Promise.reject(new Error('no')) });
  await expect(resetting).rejects.toThrow('no');
  expect((await removeNode(sim)).status).toBe(200);
  expect(sim.changes()).toHaveLength(1);
  await expect(sim.reset()).rejects.toThrow('no');
  expect(sim.changes()).toHaveLength(1);
});

test("reset() from a page ends what runs first, then lets all begin anew, and the page's reads wait", async () => {
  const order: string[] = [];
  const held = Promise.withResolvers<void>();
  const note = (word: string) => (): Promise<void> => {
    order.push(word);
    return Promise.resolve();
  };
  const { sim, cookie, tryPress, read } = await visit({
    explorerRunner: {
      read: () => Promise.resolve({}),
      act: note('act'),
      end: note('end'),
      revision: () => 0,
    },
    onReset: async () => {
      await note('reset')();
      await held.promise;
    },
  });
  await removeNode(sim);
  const pressed = tryPress('reset');
  await until(() => order.includes('reset'), 'the reset');
  const changes = read('list', { of: 'changes', limit: '9' });
  const about = await send(sim, { path: '/_castai-bot/page.css', headers: { cookie } });
  held.resolve();
  expect([(await pressed).status, about.status, (await changes).total]).toEqual([200, 200, 0]);
  expect(order).toEqual(['end', 'reset']);
});
