import type { Workbench } from './workbench.ts';

/** What one measurement found, in the unit of the row's limit. */
export type Finding =
  | { readonly kind: 'measured'; readonly value: number; readonly detail?: string }
  | { readonly kind: 'not measured'; readonly why: string };

/** One budget of DESIGN: `limit` and what is measured share `unit` (`×` is a ratio taken within this run). */
export interface Row {
  readonly name: string;
  readonly limit: number;
  readonly unit: '×' | 'KiB' | 'MiB' | 'ms' | 'packages' | 'minutes' | '%';
  /** Whether the limit is the least that will do. @default false */
  readonly isFloor?: boolean;
  readonly measure: (workbench: Workbench) => Promise<Finding>;
}

/** A measured value, rounded where it is printed. */
export function measured(value: number, detail?: string): Finding {
  return { kind: 'measured', value, ...(detail === undefined ? {} : { detail }) };
}

/** A row whose subject cannot be had here, and why. */
export function notMeasured(why: string): Finding {
  return { kind: 'not measured', why };
}
