import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { Collection } from '../state/collection.ts';
import { makeCluster } from '../world/cluster.ts';
import { findInstanceType } from '../world/instance-types.ts';
import { buildNode, type Node } from '../world/node.ts';
import { createRandom } from '../world/random.ts';
import { makeScalingPolicies } from '../world/scaling-policy.ts';
import { makeWorkload, type Workload } from '../world/workload.ts';
import { DEPLOYMENT } from '../world/workload-kind.ts';
import { shareParts } from '../world/workload-parts.ts';
import { countPods } from './node-problems.ts';
import { PodBook } from './pod-book.ts';
import {
  add,
  allocatableOf,
  fits,
  NO_REQUEST,
  podRequestOf,
  requestedOf,
  withRequests,
} from './pod-request.ts';

const random = createRandom(1, 'pods');
const cluster = makeCluster({ random, index: 0, organizationId: 'o', now: 0 });
const policies = makeScalingPolicies(random, cluster);

function nodeOf(id: string, cpuMilli: number): Node {
  const instanceType = findInstanceType('m5.large');
  if (instanceType === undefined) throw new Error('no m5.large');
  const order = {
    instanceType,
    lifecycle: 'on_demand',
    createdAt: 0,
    phase: 'ready',
    zone: 'z',
    subnetId: null,
    addedBy: '',
    configuration: undefined,
    template: { name: 't', version: '1' },
    operationId: 'o',
    isCastaiManaged: true,
  } as const;
  return withRequests({ ...buildNode(random, { cluster, order }), id }, { cpuMilli, memoryMib: cpuMilli });
}

function workloadOf(
  id: string,
  { podCount, cpuMilli }: { readonly podCount: number; readonly cpuMilli: number },
): Workload {
  const made = makeWorkload(random, {
    kind: DEPLOYMENT,
    cluster,
    index: 0,
    now: 0,
    policies,
    parts: shareParts(),
    gaps: random,
  });
  const requests = { cpuCores: cpuMilli / 1000, memoryGib: cpuMilli / 1024 };
  return {
    ...made,
    id,
    podCount,
    containers: [{ name: 'a', resources: { requests }, recommendation: null }],
  };
}

const ids = ['a', 'b', 'c', 'd'] as const;
const change = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    id: fc.constantFrom(...ids),
    podCount: fc.nat(6),
    cpuMilli: fc.nat(900),
  }),
  fc.record({
    kind: fc.constantFrom(
      'remove' as const,
      'evict' as const,
      'forget' as const,
      'admit' as const,
      'place' as const,
    ),
    id: fc.constantFrom(...ids),
  }),
);

/** Whether everything is counted once, and no node holds more than it has. */
function check(
  book: PodBook,
  { nodes, workloads }: { readonly nodes: Collection<Node>; readonly workloads: Collection<Workload> },
): void {
  const placements = [...book.placements().values()].flat();
  for (const workload of workloads) {
    const placed = countPods(placements.filter((one) => one.workload.id === workload.id));
    expect(placed + book.waitingOf(workload.id)).toBe(workload.podCount);
  }
  for (const node of nodes) {
    const pods = book
      .placementsOn(node.id)
      .reduce((sum, one) => add(sum, podRequestOf(one.workload), one.pods), NO_REQUEST);
    expect(fits(pods, requestedOf(node))).toBe(true);
    expect(fits(requestedOf(node), allocatableOf(node))).toBe(true);
  }
}

test('PodBook counts every pod once, and fills no node beyond what it has, whatever happens', () => {
  const worlds = fc.record({
    requested: fc.array(fc.nat(1900), { maxLength: 4 }),
    changes: fc.array(change, { maxLength: 30 }),
  });
  fc.assert(
    fc.property(worlds, ({ requested, changes }) => {
      const nodes = new Collection<Node>({
        kind: 'node',
        idOf: ({ id }) => id,
        nameOf: ({ name }) => name,
        items: requested.map((cpuMilli, index) => nodeOf(ids[index] ?? '', cpuMilli)),
      });
      const workloads = new Collection<Workload>({
        kind: 'workload',
        idOf: ({ id }) => id,
        nameOf: ({ name }) => name,
        items: [
          workloadOf('a', { podCount: 3, cpuMilli: 200 }),
          workloadOf('b', { podCount: 5, cpuMilli: 700 }),
        ],
      });
      const book = new PodBook({ nodes, workloads });
      workloads.watch(() => (id, before) => book.follow(id, before));
      check(book, { nodes, workloads });
      for (const step of changes) {
        const { id } = step;
        if (step.kind === 'write') workloads.put(workloadOf(id, step));
        if (step.kind === 'remove') workloads.remove(id);
        if (step.kind === 'evict') book.evict(id);
        if (step.kind === 'place') book.place();
        if (step.kind === 'admit' && nodes.get(id) === undefined) {
          book.admit(nodeOf(id, 0));
          nodes.put(nodeOf(id, 0));
        }
        if (step.kind === 'forget') {
          nodes.remove(id);
          book.forget(id);
        }
        check(book, { nodes, workloads });
      }
    }),
  );
});
