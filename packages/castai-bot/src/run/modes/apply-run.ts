import { needsAnswer, type ShellLine } from '@castai-bot/cli';
import { renderRun } from '../render-run.ts';
import { countPlan } from '../render-writes.ts';
import type { RunResult } from '../run-result.ts';
import { findWriteExcess } from '../find-write-excess.ts';
import { confirmApply } from '../real/confirm-apply.ts';
import { readOwner } from '../real/read-owner.ts';
import { realRun, type RealRunOptions } from './real-run.ts';

export interface ApplyRunOptions extends Omit<RealRunOptions, 'isDryRun' | 'owner' | 'applyCommand'> {
  readonly isYes: boolean;
  /** Nothing is sent where more writes are planned; and no more than these, whatever the run does then. */
  readonly maxWrites: number | undefined;
  /** What repeats the run. */
  readonly command: ShellLine;
  /** Says that a run begins, and what it does there. */
  readonly announce: (doing: string) => void;
}

/**
 * Lets a run write, once a person has seen what it would write just now and says yes; `--yes` does without both, but for
 * the plan that `--max-writes` counts. A dry
 * run that fails before it plans a write is all that happens.
 * @throws CliError TOO_MANY_WRITES, USAGE where nobody can be asked, CANCELLED for a no, and what `readOwner` throws
 */
export async function applyRun(options: ApplyRunOptions): Promise<RunResult> {
  const { isYes, command, announce, maxWrites, ...run } = options;
  const { config, context, repo, prepared } = run;
  needsAnswer({ isYes, command, context });
  const owner = await readOwner(config, {
    userAgent: `castai-bot/${context.version}`,
    signal: context.signal,
    env: context.env,
  });
  let counted: string | undefined;
  if (!isYes || maxWrites !== undefined) {
    announce('reading only, for the plan');
    const planned = await realRun({ ...run, owner, isDryRun: true, recordTo: undefined, applyCommand: null });
    context.signal.throwIfAborted();
    if (planned.exitCode !== 0 && (planned.plan ?? []).length === 0) return planned;
    run.trace?.keepPlan(planned.plan ?? []);
    context.note(`${renderRun(planned, context.view)}\n`);
    const excess = findWriteExcess(planned, maxWrites);
    if (excess !== undefined) throw excess;
    counted = countPlan(planned.plan ?? []);
  }
  const { functionName } = prepared;
  await confirmApply(owner, {
    functionName,
    bot: repo.answers.name,
    planned: counted,
    origin: config.origin,
    isYes,
    command,
    context,
  });
  announce('writing');
  return realRun({ ...run, owner, isDryRun: false, maxWrites, applyCommand: null });
}
