import { readNotRun } from '@castai-bot/testing/not-run';

/** What a run left out, and why, for people; empty where it left out nothing. */
export function describeNotRun(file: string, seed: string): string {
  const all = readNotRun(file);
  const samples = all.flatMap((one) =>
    one.kind === 'sample' ? [`  ${one.matrix}: ${one.size} of ${one.of}`] : [],
  );
  const skipped = all.flatMap((one) => (one.kind === 'skipped' ? [`  ${one.test}`] : []));
  return [
    ...(samples.length === 0
      ? []
      : [`Tested in part, chosen by TEST_SEED=${seed} (TEST_WHOLE=1 npm test takes all of it):`]),
    ...samples.toSorted(),
    ...(skipped.length === 0 ? [] : ['Skipped on this machine:']),
    ...skipped.toSorted(),
  ].join('\n');
}
