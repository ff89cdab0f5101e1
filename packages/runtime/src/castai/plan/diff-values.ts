import { isDeepStrictEqual } from '../../platform/node-util.ts';
import { isRecord } from '../../values/json-value.ts';

/** One value that a write would change. */
export interface PlannedChange {
  /** Where it stands, e.g. `nodeDownscaler.enabled`. */
  readonly path: string;
  /** Undefined where there is nothing now. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Lists the values that differ, of those that `after` names: what a write does not mention is not its doing. */
export function diffValues(before: unknown, after: unknown, path: string = ''): readonly PlannedChange[] {
  if (isRecord(after)) {
    const present = isRecord(before) ? before : {};
    return Object.entries(after).flatMap(([key, value]) =>
      diffValues(present[key], value, path === '' ? key : `${path}.${key}`),
    );
  }
  return isDeepStrictEqual(before ?? undefined, after ?? undefined) ? [] : [{ path, before, after }];
}
