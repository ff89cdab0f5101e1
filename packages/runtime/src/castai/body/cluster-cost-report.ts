import type { Schemas } from '@castai-bot/api/bot';
import { type Amounts, readAmounts } from './read-amount.ts';

type Point = Schemas['ClusterCostPoint'];
type Totals = Schemas['ClusterCostTotals'];

/** What a cluster cost in a window, and over its course. */
export interface ClusterCostReport {
  readonly intervals: readonly CostInterval[];
  /** What the whole window cost. */
  readonly total: Amounts<Starting<Totals, 'total'>>;
  /** The means over the window: costs per hour, and what was there. */
  readonly average: Amounts<Starting<Totals, 'avg'>>;
}

/** An interval of a report. */
export interface Interval {
  /** When it begins, RFC 3339. */
  readonly startTime: string;
  /** When it ends, RFC 3339: what the API calls it by. That of an interval that is not over yet is in the future. */
  readonly endTime: string;
}

/** What a cluster cost in one interval of a report. */
export interface CostInterval extends Interval {
  /** Costs **per hour**: times the hours of the interval they make what was spent; and what was there. */
  readonly averagePerHour: Amounts<Omit<Point, 'timestamp'>>;
}

type Starting<Fields, Prefix extends string> = Pick<Fields, Extract<keyof Fields, `${Prefix}${string}`>>;

/**
 * Sorts a report into what is per hour and what is a total: the API calls both cost.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export function readClusterCost(
  { items = [], summary = {} }: Schemas['ClusterCost'],
  stepSeconds: number,
): ClusterCostReport {
  return {
    intervals: items.map(({ timestamp = '', ...point }) => ({
      ...intervalEndingAt(timestamp, stepSeconds),
      averagePerHour: readAmounts(point),
    })),
    total: readAmounts(pickStarting(summary, 'total')),
    average: readAmounts(pickStarting(summary, 'avg')),
  };
}

/** Finds the start of an interval that the API calls by its end. */
export function intervalEndingAt(endTime: string, stepSeconds: number): Interval {
  const start = new Date(Date.parse(endTime) - stepSeconds * 1000);
  return { startTime: start.toISOString(), endTime: new Date(endTime).toISOString() };
}

function pickStarting<Prefix extends string>(summary: Totals, prefix: Prefix): Starting<Totals, Prefix> {
  const entries = Object.entries(summary).filter(([name]) => name.startsWith(prefix));
  // The names are those of the summary; Object.fromEntries forgets them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(entries) as Starting<Totals, Prefix>;
}
