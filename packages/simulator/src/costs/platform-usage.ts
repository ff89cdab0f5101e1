import { badField } from '../http/refusal.ts';
import type { State } from '../state/state.ts';
import { optimizesWorkloads } from '../value/managed-workloads.ts';
import type { Cluster } from '../world/cluster.ts';
import { totalAmounts } from './amounts.ts';
import { amountsOver } from './cluster-amounts.ts';
import type { Bucket } from './window.ts';

/** What is billed: node autoscaling, or workload autoscaling. */
export type Feature = 'phase2' | 'woop';

const DAY_MS = 86_400_000;

/** Reads a period of whole days, both named ones included, as far as it is over. @throws {Refusal} 400 */
export function readPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  now: number,
): Bucket {
  const start = readDay('period.from', from);
  const end = readDay('period.to', to) + DAY_MS;
  if (end <= start) throw badField('period.to', `found "${to}", wanted a day that is not before ${from}`);
  return { start, end: Math.min(end, now) };
}

/** The average of the CPUs of a cluster that are billed for a feature; 0 where it does not use the feature. */
export function billedCpus(
  state: State,
  cluster: Cluster,
  { feature, period }: { readonly feature: Feature; readonly period: Bucket },
): number {
  if (period.end <= period.start || !usesFeature(state, cluster, feature)) return 0;
  return totalAmounts(amountsOver(state, cluster.id, { bucket: period, prices: 'listed' })).cpu;
}

/** Whether a feature is on in a cluster. */
export function usesFeature(state: State, cluster: Cluster, feature: Feature): boolean {
  if (feature === 'phase2') return cluster.isPhase2 === true;
  return optimizesWorkloads(state, cluster);
}

function readDay(field: string, text: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw badField(field, `found "${text}", wanted a day such as 2026-01-31`);
  return time;
}
