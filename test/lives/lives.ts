import type { Simulator } from '@castai-bot/simulator';
import { changeEveryKind } from './change-every-kind.ts';
import type { History, Life } from './live.ts';

/** A template's life, and what has to be true at its end, whatever has hit it. */
export interface TemplateLife extends Omit<Life, 'definition'> {
  readonly template: string;
  /** In place of a template's. */
  readonly definition?: Life['definition'];
  readonly check: (history: History) => void;
}

const REPLACES = 'castai-bot/replaces';
const small = { clusters: 1, nodes: 5, workloads: 12 } as const;
const two = { clusters: 2, nodes: 4, workloads: 6 } as const;

/** Every template. */
export const lives: readonly TemplateLife[] = [
  {
    template: 'rotate-nodes',
    world: small,
    inputs: () => ({ maxAgeDays: 1, atMost: 2 }),
    inspect: refuseDrainWithoutTwin,
    check: ({ simulator }) => {
      const nodes = nodesOf(simulator);
      const twins = nodes.filter(({ labels }) => labels?.[REPLACES] !== undefined);
      const left = nodes.filter(({ id }) => twins.some(({ labels }) => labels?.[REPLACES] === id));
      wanted('as many nodes as before', nodes.length, small.nodes);
      wanted('replaced nodes that are still there', left.length, 0);
      wanted('twins of one node', new Set(twins.map(({ labels }) => labels?.[REPLACES])).size, twins.length);
      if (twins.length < 2) throw new Error(`Wanted at least 2 twins, found ${twins.length}`);
    },
  },
  {
    template: 'rebalance-cluster',
    world: small,
    inputs: () => ({ minSavingsPercentage: 0, minNodes: 1 }),
    check: ({ simulator }) => {
      const plans = simulator.world.clusters[0]?.rebalancingPlans ?? [];
      wanted('plans', plans.length, 1);
      wanted('plans that have ended well', plans.filter(({ status }) => /finished/.test(status)).length, 1);
    },
  },
  {
    template: 'hibernate-clusters',
    world: two,
    inputs: ({ clusterIds }) => ({ action: 'hibernate', clusters: [clusterIds[1]] }),
    check: ({ simulator }) => {
      wanted('status', simulator.world.clusters[1]?.cluster.status, 'hibernated');
      wanted('status of the bot’s own cluster', simulator.world.clusters[0]?.cluster.status, 'ready');
    },
  },
  {
    template: 'disable-workload-autoscaler',
    world: small,
    inputs: () => ({}),
    check: ({ simulator }) => {
      const managed = (simulator.world.clusters[0]?.workloads ?? []).filter(
        ({ managedBy, workloadConfigV2 }) =>
          managedBy === 'API' && workloadConfigV2.vpaConfig.managementOption === 'MANAGED',
      );
      wanted('workloads that are still managed', managed.length, 0);
    },
  },
  {
    template: 'workload-autoscaler-hours',
    world: small,
    inputs: () => ({ mode: 'off' }),
    laterInputs: () => ({ mode: 'on' }),
    check: checkNight,
  },
  {
    template: 'every kind of object, for a night',
    definition: changeEveryKind,
    world: small,
    inputs: () => ({ mode: 'off' }),
    laterInputs: () => ({ mode: 'on' }),
    check: checkNight,
  },
  ...['example', 'report-costs'].map((template) => ({
    template,
    world: small,
    inputs: () => ({}),
    check: ({ simulator }: History) => wanted('changes', simulator.changes().length, 0),
  })),
  {
    template: 'switch-policies',
    world: small,
    inputs: () => ({ policies: { unschedulablePods: { headroom: { enabled: true, cpuPercentage: 37 } } } }),
    check: ({ simulator }) => {
      const headroom = simulator.world.clusters[0]?.policies.unschedulablePods?.headroom;
      wanted('headroom', headroom?.cpuPercentage, 37);
    },
  },
];

/** Nothing tells of an evening once its morning is over. */
function checkNight({ runs, simulator }: History): void {
  const changed = simulator.changes().map(({ kind, name }) => `${kind} ${name}`);
  wanted('changes', changed.join(' '), '');
  const writes = runs.flatMap(({ requests }) => requests).filter(({ method }) => /POST|PUT/.test(method));
  const isUntouched = runs.length === 2 && runs.every(({ end }) => end === 'done');
  if (isUntouched && writes.length < 6) throw new Error(`Wanted at least 6 writes, found ${writes.length}`);
}

function nodesOf({ world }: Simulator): readonly Simulator['world']['clusters'][number]['nodes'][number][] {
  return world.clusters[0]?.nodes ?? [];
}

/** Order is what counts: the end may look right though pods had nowhere to go for a while. */
function refuseDrainWithoutTwin(
  { method, path }: { method: string; path: string },
  simulator: Simulator,
): void {
  const id = /\/nodes\/([^/]+)(\/drain)?$/.exec(path)?.[1];
  if (id === undefined || !(method === 'DELETE' || path.endsWith('/drain'))) return;
  const twin = nodesOf(simulator).find(({ labels }) => labels?.[REPLACES] === id);
  if (twin?.state.phase !== 'ready') {
    throw new Error(`The node ${id} is drained while its twin is ${twin?.state.phase ?? 'not there'}`);
  }
}

function wanted(what: string, found: unknown, value: unknown): void {
  if (found !== value) throw new Error(`Wanted ${what}: ${String(value)}, found ${String(found)}`);
}
