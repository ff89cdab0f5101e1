import { type Prices, totalAmounts } from '../costs/amounts.ts';
import { amountsOver } from '../costs/cluster-amounts.ts';
import { type Bucket, hoursOf } from '../costs/window.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { baselineOf, baselinePrices } from './baseline.ts';
import { workloadSavings } from './workload-savings.ts';

/** What a resource came to in a time: unit-hours and dollars, as it was and as it would have been. */
export interface RealizedResource {
  readonly provisioned: number;
  readonly projected: number;
  readonly requested: number;
  readonly actualCost: number;
  readonly projectedCost: number;
}

/** What clusters came to in a time; values of several add up. */
export interface RealizedValue {
  /** The length of the time, in hours. */
  readonly hours: number;
  readonly cpu: RealizedResource;
  /** In GiB. */
  readonly memory: RealizedResource;
  /** Node-hours. */
  readonly nodes: number;
  readonly workloadSavings: number;
}

/** Measures a cluster over a time; undefined when it had no node then. */
export function realizedValueOf(
  state: State,
  cluster: Cluster,
  { bucket, prices }: { readonly bucket: Bucket; readonly prices: Prices },
): RealizedValue | undefined {
  const hours = hoursOf(bucket);
  const all = totalAmounts(amountsOver(state, cluster.id, { bucket, prices }));
  if (all.nodes === 0) return undefined;
  const baseline = baselineOf(cluster);
  const against = baseline && {
    cpuFactor: baseline.cpuFactor,
    memoryFactor: baseline.memoryFactor,
    ...baselinePrices(baseline, prices),
  };
  return {
    hours,
    cpu: project(
      { provisioned: all.cpu * hours, requested: all.cpuRequested * hours, cost: all.cpuCost * hours },
      against && { factor: against.cpuFactor, price: against.perCore },
    ),
    memory: project(
      { provisioned: all.ram * hours, requested: all.ramRequested * hours, cost: all.ramCost * hours },
      against && { factor: against.memoryFactor, price: against.perGib },
    ),
    nodes: all.nodes * hours,
    workloadSavings: workloadSavings(state, cluster, { bucket, prices }).cost,
  };
}

/** Adds up what clusters came to in one time, or one cluster in several. */
export function addValues(values: readonly RealizedValue[], hours: number): RealizedValue {
  const sum = (read: (value: RealizedValue) => number): number =>
    values.reduce((total, value) => total + read(value), 0);
  const resource = (read: (value: RealizedValue) => RealizedResource): RealizedResource => ({
    provisioned: sum((value) => read(value).provisioned),
    projected: sum((value) => read(value).projected),
    requested: sum((value) => read(value).requested),
    actualCost: sum((value) => read(value).actualCost),
    projectedCost: sum((value) => read(value).projectedCost),
  });
  return {
    hours,
    cpu: resource(({ cpu }) => cpu),
    memory: resource(({ memory }) => memory),
    nodes: sum(({ nodes }) => nodes),
    workloadSavings: sum((value) => value.workloadSavings),
  };
}

/** Without a baseline things would have been as they were. */
function project(
  {
    provisioned,
    requested,
    cost,
  }: { readonly provisioned: number; readonly requested: number; readonly cost: number },
  against: { readonly factor: number; readonly price: number } | undefined,
): RealizedResource {
  const projected = against === undefined ? provisioned : requested * against.factor;
  const projectedCost = against === undefined ? cost : projected * against.price;
  return { provisioned, requested, projected, actualCost: cost, projectedCost };
}
