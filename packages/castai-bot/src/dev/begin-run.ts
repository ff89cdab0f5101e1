import type { RunnerOrder, RunnerRun } from '@castai-bot/page';

interface BeginOptions {
  readonly number: number;
  readonly why: string;
  readonly order: RunnerOrder;
  readonly now: Date;
}

/** A run of which nothing is known yet. */
export function beginRun({ number, why, order, now }: BeginOptions): RunnerRun {
  return {
    number,
    why,
    function: order.function,
    isDryRun: order.isDryRun,
    startedAt: now.getTime(),
    stop: null,
    durationMs: null,
    exitCode: null,
    meaning: null,
    problem: null,
    log: '',
    logCut: 0,
    report: null,
    reportProblem: null,
    plan: [],
    changed: [],
    changedCount: 0,
    stateChanges: [],
    requests: [0, 0],
  };
}
