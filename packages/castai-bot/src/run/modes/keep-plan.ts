import { CliError, exitCodes, renderError } from '@castai-bot/cli';
import { replaceFile } from '../../edit-repo/replace-file.ts';
import type { RealConfig } from '../real/read-real-config.ts';
import type { RunAgainstOptions, RunOutcome } from '../run-against.ts';
import { SOME_FAILED } from '../some-failed.ts';
import { describeUnkept } from '../plan/describe-unkept.ts';
import { makePlanFile } from '../plan/make-plan-file.ts';
import type { KeptWrite } from '../plan/plan-file.ts';
import { describeSubject } from '../plan/plan-subject.ts';

export interface KeepOptions extends RunAgainstOptions {
  /** Absolute. */
  readonly planTo: string;
  readonly config: RealConfig;
}

/**
 * Writes the plan of a dry run that went well, or as far as it goes; what was planned is told even where the file cannot
 * be written. @returns the file; null where there is none
 */
export async function keepPlan(
  outcome: RunOutcome,
  { planTo, config, repo, prepared, context }: KeepOptions,
): Promise<string | null> {
  const { exitCode, plan } = outcome;
  if (exitCode !== exitCodes.done && exitCode !== SOME_FAILED) {
    context.note(`No plan was written: the run ended with exit code ${exitCode}`);
    return null;
  }
  const subject = await describeSubject({ repo, prepared, config, version: context.version });
  const writes: readonly KeptWrite[] = plan ?? [];
  const file = makePlanFile({
    subject,
    writes,
    ended: whyEnded(outcome),
    madeAt: context.now(),
    secrets: config.secrets,
  });
  try {
    await replaceFile(planTo, `${JSON.stringify(file, undefined, 2)}\n`, { shown: planTo, isPrivate: true });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    context.note(renderError(error, context.view).text);
    return null;
  }
  const unkept = describeUnkept(file.writes);
  if (unkept !== undefined) context.note(unkept);
  return planTo;
}

function whyEnded({ exitCode, report }: RunOutcome): string | null {
  if (report?.error?.code === 'plan_ended') return report.error.message;
  return exitCode === exitCodes.done ? null : 'Some items failed while it was planned';
}
