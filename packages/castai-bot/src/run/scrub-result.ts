import type { RunResult } from './run-result.ts';

/**
 * A result fit to be shown: a terminal shows no secret; a JSON document, which ends up in logs and repos, tells of no
 * people and accounts either. Ids stay, since what was planned is found by them.
 */
export async function scrubResult(
  result: RunResult,
  { isJson }: { readonly isJson: boolean },
): Promise<RunResult> {
  const { plan, writes, notSent, changes, state } = result;
  const isBare =
    state === null && [plan, writes, notSent, changes].every((list) => (list ?? []).length === 0);
  if (isBare && !isJson) return result;
  const { Scrubber } = await import('../scrub/scrubber.ts');
  const { scrubWith } = await import('./scrub-with.ts');
  const scrubber = new Scrubber({ keeps: isJson ? 'ids' : 'ids and people' });
  return scrubWith(result, { scrubber, withReport: isJson });
}
