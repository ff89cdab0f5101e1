import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import { isPlanned } from '../castai/plan/planned-values.ts';
import type { FailedItem } from '../castai/list/for-each-item.ts';
import { CastAiBotError } from '../errors.ts';

/** What a function did, whether or not it said so. */
export interface WholeResult {
  readonly counts: Readonly<Record<string, number>>;
  readonly failed: readonly FailedItem[];
}

/** The result of a function that says nothing. */
export const emptyResult: WholeResult = { counts: {}, failed: [] };

/**
 * Reads what a function returned: nothing, or its counts and failed items.
 *
 * @throws CastAiBotError `bad_result`, PlanEndedError when a dry run has no number to give
 */
export function parseResult(value: unknown): WholeResult {
  if (value === undefined || value === null) return emptyResult;
  if (isPlanned(value)) throw new PlanEndedError('its result');
  if (typeof value !== 'object') throw refuse(`found ${typeof value}, wanted nothing or { counts, failed }`);
  const { counts = {}, failed = [] }: { counts?: unknown; failed?: unknown } = value;
  return { counts: parseCounts(counts), failed: parseFailed(failed) };
}

function parseCounts(counts: unknown): WholeResult['counts'] {
  if (typeof counts !== 'object' || counts === null)
    throw refuse(`found counts ${String(counts)}, wanted an object`);
  const entries = Object.entries(counts).map(([name, count]: readonly [string, unknown]) => {
    if (typeof count === 'number' && Number.isFinite(count)) return [name, count] as const;
    if (isPlanned(count)) throw new PlanEndedError(`counts.${name}`);
    throw refuse(`found counts.${name} ${String(count)}, wanted a number`);
  });
  return Object.fromEntries(entries);
}

function parseFailed(failed: unknown): readonly FailedItem[] {
  if (!Array.isArray(failed)) throw refuse(`found failed ${String(failed)}, wanted a list`);
  return failed.map((item: unknown) => {
    if (typeof item !== 'object' || item === null)
      throw refuse(`found ${String(item)} in failed, wanted an object`);
    const { id, code, message }: { id?: unknown; code?: unknown; message?: unknown } = item;
    return { id: String(id), code: String(code), message: String(message) };
  });
}

function refuse(problem: string): CastAiBotError {
  return new CastAiBotError(`Cannot read the function's result: ${problem}`, { code: 'bad_result' });
}
