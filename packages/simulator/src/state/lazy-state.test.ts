import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { writeJson } from '../json/write-json.ts';
import { openState } from '../open-state.ts';
import type { List } from '../world/lazy-list.ts';
import type { Workload } from '../world/workload.ts';
import { createClock } from './clock.ts';
import type { ClusterState } from './contents.ts';
import type { State } from './state.ts';

const COUNT = 1200;

async function open(seed: number, workloads: number): Promise<{ state: State; cluster: ClusterState }> {
  const { state } = await openState(
    { seed, world: { clusters: 1, nodes: 30, workloads } },
    createClock(() => 0),
  );
  return { state, cluster: state.of(state.clusters.toArray()[0]?.id ?? '') };
}

const place = fc.nat(COUNT - 1);
/** What somebody may ask of a cluster, each by what it looks at. */
const step = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'read' as const,
      'page' as const,
      'draft' as const,
      'find' as const,
      'get' as const,
    ),
    place,
  }),
  fc.record({ kind: fc.constantFrom('write' as const, 'remove' as const), place }),
  fc.record({ kind: fc.constantFrom('nodes' as const, 'pods' as const, 'policies' as const), place }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries a step out; `ids` are those that the places have in a world that was made as a whole. */
function carryOut({ kind, place: at }: Step, cluster: ClusterState, ids: readonly string[]): unknown {
  const { workloads } = cluster;
  const id = ids[at] ?? '';
  if (kind === 'read') return workloads.values().at(at);
  if (kind === 'page') return workloads.values().slice(at, at + 5);
  if (kind === 'draft') return textOf(workloads.values(), at);
  if (kind === 'find') return workloads.find((one) => one.id === id);
  if (kind === 'get') return workloads.get(id);
  if (kind === 'nodes') return cluster.nodes.toArray();
  if (kind === 'pods') return [...cluster.pods.placements()];
  if (kind === 'policies') return cluster.scalingPolicies.toArray();
  if (kind === 'remove') return workloads.remove(id);
  const workload = workloads.get(id);
  return workload && workloads.put({ ...workload, podCount: workload.podCount + 3, containers: [] });
}

/** What is sent of five items. */
function textOf(list: List<Workload>, at: number): string {
  const items = list.drafts?.(at, at + 5) ?? list.slice(at, at + 5);
  return Buffer.concat([...writeJson({ items })]).toString();
}

test('State answers the same whether its workloads were made before, or as they are looked at, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(step, { maxLength: 8 }), async (seed, steps) => {
      const [lazy, whole] = await Promise.all([open(seed, COUNT), open(seed, COUNT)]);
      const ids = whole.state.toWorld().clusters[0]?.workloads.map(({ id }) => id) ?? [];
      whole.cluster.pods.place();
      for (const one of steps) {
        expect(carryOut(one, lazy.cluster, ids)).toEqual(carryOut(one, whole.cluster, ids));
      }
      expect(lazy.state.toWorld()).toEqual(whole.state.toWorld());
      expect(lazy.state.journal.changes()).toEqual(whole.state.journal.changes());
    }),
    { numRuns: 12 },
  );
});

test('Collection keeps the places of a list that was read in part, whatever goes later', async () => {
  const { cluster } = await open(1, COUNT);
  const { workloads } = cluster;
  const [first, second, third] = workloads.values().slice(0, 3);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('a list without items');
  const places = [workloads.sequenceOf(second), workloads.sequenceOf(third)];
  workloads.remove(first.id);
  expect([workloads.sequenceOf(second), workloads.sequenceOf(third)]).toEqual(places);
  expect(workloads.values().at(0)).toEqual(second);
});

test('generateWorld() has room for the pods of many workloads without looking at them', async () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const { cluster } = await open(seed, COUNT);
    expect(cluster.pods.waiting()).toEqual([]);
    expect(cluster.nodes.find(({ resources }) => resources.cpuRequestsMilli === 0)).toBeDefined();
  }
});

test('generateWorld() makes no workload before somebody looks, and no more than the page that is looked at', async () => {
  const started = await open(1, 1_000_000);
  const page = started.cluster.workloads.values().slice(500_000, 500_010);
  expect(new Set(page.map(({ id }) => id)).size).toBe(10);
  expect(started.cluster.machines()).toHaveLength(30);
});
