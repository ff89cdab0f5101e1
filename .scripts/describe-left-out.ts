import type { RunNote } from '@castai-bot/testing/run-notes';

/** What a run left out, and why, for people; empty where it left out nothing. */
export function describeLeftOut(notes: readonly RunNote[], seed: string): string {
  const samples = notes.flatMap((one) =>
    one.kind === 'sample' ? [`  ${one.matrix}: ${one.size} of ${one.of}`] : [],
  );
  // A test that two stages run counts once.
  const reasons = new Map(
    notes.flatMap((one) => (one.kind === 'skipped' ? [[one.test, one.reason] as const] : [])),
  );
  const counts = [...Map.groupBy(reasons.values(), (reason) => reason)].map(
    ([reason, { length }]) => `  ${reason}: ${length} ${length === 1 ? 'test' : 'tests'}`,
  );
  return [
    ...(samples.length === 0
      ? []
      : [`Tested in part, chosen by TEST_SEED=${seed} (TEST_WHOLE=1 npm test takes all of it):`]),
    ...samples.toSorted(),
    ...(counts.length === 0 ? [] : ['Skipped on this machine:']),
    ...counts.toSorted(),
  ].join('\n');
}
