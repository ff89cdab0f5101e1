import type { Workbench } from './workbench.ts';

/** Lets rows share what takes long to measure: the first one that asks measures it. */
export function once<Value>(
  measure: (workbench: Workbench) => Promise<Value>,
): (workbench: Workbench) => Promise<Value> {
  let found: Promise<Value> | undefined;
  return (workbench) => (found ??= measure(workbench));
}
