import { type Attributes, writeAttributes, writeTime } from './otlp-values.ts';

/** One number of a metric. */
export interface Point {
  readonly value: number;
  readonly attributes?: Attributes;
}

/** A metric: what was counted since the run began, or a value as it stands at its end. */
export interface Metric {
  readonly name: string;
  /** @see https://ucum.org */
  readonly unit: string;
  readonly kind: 'counted' | 'gauge';
  readonly points: readonly Point[];
}

/** When a run began and ended, milliseconds since the epoch. */
export interface Period {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Each run begins its counters anew. */
const DELTA = 1;

/** Metrics as OTLP writes them; one without points is left out. */
export function writeMetrics(metrics: readonly Metric[], period: Period): readonly object[] {
  return metrics
    .filter(({ points }) => points.length > 0)
    .map(({ kind, name, points, unit }) => {
      const dataPoints = points.map((point) => writePoint(point, period));
      if (kind === 'gauge') return { name, unit, gauge: { dataPoints } };
      return { name, unit, sum: { dataPoints, aggregationTemporality: DELTA, isMonotonic: true } };
    });
}

function writePoint({ attributes = {}, value }: Point, { endedAt, startedAt }: Period): object {
  return {
    attributes: writeAttributes(attributes),
    startTimeUnixNano: writeTime(startedAt),
    timeUnixNano: writeTime(endedAt),
    ...(Number.isSafeInteger(value) ? { asInt: String(value) } : { asDouble: value }),
  };
}
