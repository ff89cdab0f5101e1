import type { Schemas } from '@castai-bot/api';
import type { UnitPrices } from '../costs/unit-prices.ts';
import type { Workload } from '../world/workload.ts';
import { requestsOf, type Source, usageOf } from './workload-resources.ts';
import { writeTime } from '../time/write-time.ts';

const HOUR_MS = 3_600_000;
const DEFAULT_HOURS = 24;
const FIVE_DECIMALS = 100_000;
/** As many points as a series gets at most. */
const MOST_POINTS = 1000;

/** The times of a series, in milliseconds. */
export type Window = readonly number[];

/** Reads the window of a request: a day back from `now`, unless it says otherwise. */
export function windowOf(
  { fromTime, toTime }: { readonly fromTime?: string | undefined; readonly toTime?: string | undefined },
  now: number,
): Window {
  const to = toTime === undefined ? now : Date.parse(toTime);
  const from = fromTime === undefined ? to - DEFAULT_HOURS * HOUR_MS : Date.parse(fromTime);
  const count = Math.max(0, Math.min(MOST_POINTS, Math.floor((to - from) / HOUR_MS)));
  return Array.from({ length: count }, (_, index) => from + index * HOUR_MS);
}

/** What of a workload decides what it costs. */
type Running = Pick<Workload, 'containers' | 'podCount'>;

/**
 * What an hour of a workload costs, in dollars: as it requests, as it once requested and, where something is recommended,
 * as recommended. A workload that requests nothing has no costs.
 */
export function costsOf(workload: Running, { cpuCore, ramGib }: UnitPrices): Pick<Workload, 'costsPerHour'> {
  const { containers } = workload;
  if (!containers.some(({ resources }) => isGiven(resources?.requests))) return {};
  const price = (source: Source): number => {
    const { cpuCores, memoryGib } = requestsOf(workload, source);
    return toFiveDecimals(cpuCores * cpuCore + memoryGib * ramGib);
  };
  const isRecommended = containers.some(({ recommendation }) => isGiven(recommendation));
  const requested = price('resources');
  const originalRequested = price('originalResources');
  return {
    costsPerHour: isRecommended
      ? { requested, recommended: price('recommendation'), originalRequested }
      : { requested, originalRequested },
  };
}

function isGiven(value: object | null | undefined): boolean {
  return value !== null && value !== undefined;
}

function toFiveDecimals(value: number): number {
  return Math.round(value * FIVE_DECIMALS) / FIVE_DECIMALS;
}

/** Metrics of a workload: flat, since nothing in a simulated workload works. */
export function metricsOf(workload: Workload, window: Window): Schemas['WorkloadMetrics'] {
  const { cpuCores } = usageOf(workload);
  const at = (value: number): Schemas['TimeSeriesMetric'][] =>
    window.map((time) => ({ timestamp: writeTime(time), value }));
  return {
    containers: workload.containers.map((container) => containerMetrics(container, window)),
    cpu: { totalCpuCores: at(cpuCores), totalCpuCoresMin: cpuCores, totalCpuCoresMax: cpuCores },
    pods: { podCount: at(workload.podCount), podCountMin: workload.podCount, podCountMax: workload.podCount },
  };
}

function containerMetrics(
  container: Workload['containers'][number],
  window: Window,
): Schemas['WorkloadMetricContainer'] {
  const recommended = container.recommendation?.requests ?? {};
  const requested = container.resources?.requests ?? {};
  const limits = container.resources?.limits ?? {};
  const cpu = { rec: recommended.cpuCores ?? 0, req: requested.cpuCores ?? 0, limit: limits.cpuCores ?? 0 };
  const memory = {
    rec: recommended.memoryGib ?? 0,
    req: requested.memoryGib ?? 0,
    limit: limits.memoryGib ?? 0,
  };
  return {
    name: container.name,
    cpuCores: series(cpu, window),
    cpuCoresAggregated: aggregate(cpu.rec),
    memoryGib: series(memory, window),
    memoryGibAggregated: aggregate(memory.rec),
  };
}

interface Level {
  readonly rec: number;
  readonly req: number;
  readonly limit: number;
}

function series(level: Level, window: Window): Schemas['ResourceMetrics'][] {
  const { rec } = level;
  return window.map((time) => ({
    ...aggregate(rec),
    ...level,
    avgPredicted: rec,
    recPredicted: rec,
    timestamp: writeTime(time),
  }));
}

function aggregate(value: number): Schemas['AggregatedMetrics'] {
  return { avg: value, min: value, max: value, p25: value, p50: value, p75: value };
}
