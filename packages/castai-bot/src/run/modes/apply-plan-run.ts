import { CliError, exitCodes, needsAnswer, shell } from '@castai-bot/cli';
import type { PlanFile } from '../plan/plan-file.ts';
import { describeSubject, listDifferences } from '../plan/plan-subject.ts';
import { confirmApply } from '../real/confirm-apply.ts';
import { readOwner } from '../real/read-owner.ts';
import { findWriteExcess } from '../find-write-excess.ts';
import { renderPlanFile } from '../render-plan-file.ts';
import { countPlan } from '../render-writes.ts';
import type { RunResult } from '../run-result.ts';
import { SOME_FAILED } from '../some-failed.ts';
import type { ApplyRunOptions } from './apply-run.ts';
import { realRun } from './real-run.ts';

export interface ApplyPlanOptions extends ApplyRunOptions {
  readonly plan: PlanFile;
  /** As typed. */
  readonly shown: string;
}

/**
 * Lets a run write what a plan has, and nothing else: the bot runs again, and each of its writes has to be in the plan and
 * to do what that says. The plan sends nothing by itself, so that one from a stranger can only keep writes back.
 * @throws CliError OTHER_PLAN, TOO_MANY_WRITES, and what `applyRun` throws
 */
export async function applyPlanRun(options: ApplyPlanOptions): Promise<RunResult> {
  const { isYes, command, announce, maxWrites, plan, shown, ...run } = options;
  const { config, context, repo, prepared } = run;
  await checkSubject(options);
  run.trace?.keepPlan(plan.writes);
  const excess = findWriteExcess({ plan: plan.writes }, maxWrites);
  if (excess !== undefined) throw excess;
  needsAnswer({ isYes, command, context });
  const owner = await readOwner(config, {
    userAgent: `castai-bot/${context.version}`,
    signal: context.signal,
    env: context.env,
  });
  if (!isYes) context.note(`${renderPlanFile(plan, context.view)}\n`);
  await confirmApply(owner, {
    functionName: prepared.functionName,
    bot: repo.answers.name,
    planned: countPlan(plan.writes),
    origin: config.origin,
    isYes,
    command,
    context,
  });
  announce(`writing what ${shown} has`);
  const heldTo = plan.writes;
  const result = await realRun({ ...run, owner, isDryRun: false, maxWrites, heldTo, applyCommand: null });
  return { ...result, exitCode: judge(result) };
}

/** @throws CliError OTHER_PLAN */
async function checkSubject({
  plan,
  shown,
  repo,
  prepared,
  config,
  context,
}: ApplyPlanOptions): Promise<void> {
  const now = await describeSubject({ repo, prepared, config, version: context.version });
  const differences = listDifferences(plan.subject, now);
  if (differences.length === 0) return;
  const lines = differences.map((line) => `\n  ${line}`).join('');
  throw new CliError('OTHER_PLAN', `Cannot apply ${shown}: it is the plan of another run${lines}`, {
    exitCode: exitCodes.differs,
    hint: shell`castai-bot run ${prepared.functionName} --plan-out ${shown}`,
  });
}

/** What the bot itself makes of a write that was not sent is a failure of its own. */
function judge({ exitCode, notSent }: RunResult): number {
  const isShort = (notSent ?? []).length > 0;
  return isShort && (exitCode === exitCodes.done || exitCode === exitCodes.failed) ? SOME_FAILED : exitCode;
}
