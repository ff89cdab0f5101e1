import type { Failure } from '@castai-bot/testing/run-notes';

export interface StageEnd {
  readonly stage: string;
  /** Of its process; undefined where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly failures: readonly Failure[];
}

const MOST = 30;
const MOST_CHARACTERS = 160;

/** Names what failed, for somebody who sees the end of the output alone; empty where nothing did. */
export function describeFailures(stages: readonly StageEnd[], seed: string): string {
  const all = stages.flatMap((end) => failuresOf(end).map((failure) => ({ ...failure, stage: end.stage })));
  if (all.length === 0) return '';
  const byStage = Map.groupBy(all.slice(0, MOST), ({ stage }) => stage);
  return [
    `What failed (TEST_SEED=${seed} makes the same choices again):`,
    ...[...byStage].flatMap(([stage, failures]) => [`  ${stage}`, ...describeParts(failures)]),
    ...(all.length > MOST ? [`  and ${all.length - MOST} more`] : []),
  ].join('\n');
}

/** A stage may end before it names anything. */
function failuresOf({ stage, exitCode, failures }: StageEnd): readonly Failure[] {
  if (exitCode === 0 || failures.length > 0) return failures;
  const message = `${exitCode === undefined ? 'was ended by a signal' : `exited with ${exitCode}`} and named nothing`;
  return [{ kind: 'failed', title: stage, message, again: `npm run verify -- ${stage}` }];
}

function describeParts(failures: readonly Failure[]): readonly string[] {
  const byPart = Map.groupBy(failures, ({ part, again }) => `${part ?? ''}\n${again}`);
  return [...byPart.values()].flatMap((ones) => {
    const [{ part, again } = {}] = ones;
    return [
      ...(part === undefined ? [] : [`    ${part}`]),
      ...ones.flatMap(({ title, message }) => [`      ${shorten(title)}`, `        ${shorten(message)}`]),
      `      again: ${again}`,
    ];
  });
}

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
