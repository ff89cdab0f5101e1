import path from 'node:path';
import { asLine, type CommandContext, type FlagValues } from '@castai-bot/cli';
import { findRepo } from '../repo/find-repo.ts';
import { chooseMode, type ModeFlags, type RunMode } from './choose-mode.ts';
import type { RunTrace } from './html/run-trace.ts';
import type { PlanFile } from './plan/plan-file.ts';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
import type { RunAgainstOptions } from './run-against.ts';
import type { RunPlan } from './run-plan.ts';
import { toApplyCommand } from './run-command.ts';
import type { RunResult } from './run-result.ts';
import { startWorld, type worldFlags } from './start-world.ts';
import { checkReplaceable } from '../edit-repo/replace-file.ts';

export interface RunFlags extends ModeFlags, FlagValues<typeof worldFlags> {
  readonly yes: boolean;
  readonly input: readonly string[];
  readonly env: readonly string[];
  readonly config: string | undefined;
  readonly at: string | undefined;
}

export interface RunRequest {
  /** The function as typed. */
  readonly wanted: string | undefined;
  readonly flags: RunFlags;
  readonly context: CommandContext;
  /** Looks on, where the run is to be shown as a page. */
  readonly trace?: RunTrace | undefined;
}

/** Runs a function once, against what the flags say. */
export async function runFunction({ wanted, flags, context, trace }: RunRequest): Promise<RunResult> {
  const mode = chooseMode(flags, context);
  const repo = await findRepo(context);
  const plan = await findPlan(flags, context);
  const prepare = (): Promise<PreparedRun> =>
    prepareRun(repo, {
      wanted: wanted ?? plan?.subject.function,
      inputs: flags.input,
      configFile: flags.config,
      at: flags.at,
      context,
    });
  const recordTo = await findRecordingTarget(flags, context);
  const planTo = await findPlanTarget(flags, context);
  const job: Job = { repo, prepare, recordTo, plan, planTo, flags, context, trace };
  if (mode.kind === 'simulator') return simulate(mode, job);
  return mode.kind === 'api' ? runForReal(mode, job) : replay(mode, job);
}

interface Job extends Pick<RunAgainstOptions, 'repo' | 'context' | 'trace'>, Pick<RunPlan, 'recordTo'> {
  readonly prepare: () => Promise<PreparedRun>;
  /** What a run is held to. */
  readonly plan: PlanFile | undefined;
  /** Where the plan of a dry run goes, absolute. */
  readonly planTo: string | undefined;
  readonly flags: RunFlags;
}

type ModeOf<Kind extends RunMode['kind']> = Extract<RunMode, { readonly kind: Kind }>;

async function simulate({ isDryRun }: ModeOf<'simulator'>, job: Job): Promise<RunResult> {
  const { repo, prepare, recordTo, flags, context, trace } = job;
  const { isBehindGateway, simulateRun } = await import('./modes/simulate-run.ts');
  // A gateway would hear of them too.
  const hear = isBehindGateway({ isDryRun, recordTo }) ? undefined : trace?.hear;
  const world = await startWorld(flags, { cwd: context.cwd, ...(hear && { onRequest: hear }) });
  const { simulator } = world;
  try {
    const prepared = await prepare();
    announce(`a simulated CAST AI at ${simulator.url}${isDryRun ? ', as a dry run' : ''}`, prepared, job);
    const { keeperOf, listUnmet } = world;
    const options = { repo, prepared, isDryRun, recordTo, listUnmet, keeperOf, context, trace };
    return await simulateRun(simulator, options);
  } finally {
    await world.end();
  }
}

async function runForReal({ isDryRun }: ModeOf<'api'>, job: Job): Promise<RunResult> {
  const { repo, prepare, recordTo, plan, planTo, flags, context, trace } = job;
  const { readRealConfig } = await import('./real/read-real-config.ts');
  const { noteBeaten } = await import('./real/note-beaten.ts');
  const { realRun } = await import('./modes/real-run.ts');
  const prepared = await prepare();
  const config = await readRealConfig(repo, context.env);
  const beaten = noteBeaten(prepared.config, config.variables);
  for (const line of [...config.notes, ...beaten]) context.note(line);
  const common = { repo, prepared, config, recordTo, context, trace };
  const { origin } = config.origin;
  const command = asLine(context.view.typed(toApplyCommand(prepared.functionName, flags)));
  const announceThere = (doing: string): void => announce(`${origin}, ${doing}`, prepared, job);
  if (isDryRun) {
    announceThere('reading only');
    return realRun({ ...common, isDryRun, owner: undefined, planTo, applyCommand: command });
  }
  const apply = { ...common, isYes: flags.yes, maxWrites: flags.maxWrites, command, announce: announceThere };
  if (plan !== undefined && flags.plan !== undefined) {
    const { applyPlanRun } = await import('./modes/apply-plan-run.ts');
    return applyPlanRun({ ...apply, plan, shown: flags.plan });
  }
  const { applyRun } = await import('./modes/apply-run.ts');
  return applyRun(apply);
}

async function replay({ file }: ModeOf<'recording'>, job: Job): Promise<RunResult> {
  const { repo, prepare, context, trace } = job;
  const { readRecording } = await import('./recording/recording.ts');
  const { replayRun } = await import('./modes/replay-run.ts');
  const recording = await readRecording(path.resolve(context.cwd, file), file);
  const prepared = await prepare();
  announce(`the recording ${file}${recording.dryRun ? ', as a dry run' : ''}`, prepared, job);
  return replayRun({ repo, prepared, recording, shown: file, context, trace });
}

async function findRecordingTarget(
  { record: shown, force: isForced }: RunFlags,
  { cwd }: CommandContext,
): Promise<string | undefined> {
  if (shown === undefined) return undefined;
  const { isRecordingText } = await import('./recording/recording.ts');
  const target = path.resolve(cwd, shown);
  await checkReplaceable(target, { shown, isOurs: isRecordingText, isForced });
  return target;
}

async function findPlan({ plan: shown }: RunFlags, { cwd }: CommandContext): Promise<PlanFile | undefined> {
  if (shown === undefined) return undefined;
  const { readPlanFile } = await import('./plan/plan-file.ts');
  return readPlanFile(path.resolve(cwd, shown), shown);
}

async function findPlanTarget(
  { planOut: shown, force: isForced }: RunFlags,
  { cwd }: CommandContext,
): Promise<string | undefined> {
  if (shown === undefined) return undefined;
  const { isPlanText } = await import('./plan/plan-file.ts');
  const target = path.resolve(cwd, shown);
  await checkReplaceable(target, { shown, isOurs: isPlanText, isForced });
  return target;
}

function announce(against: string, { functionName }: PreparedRun, { repo, context }: Job): void {
  context.note(`Running ${functionName} of ${repo.answers.name} against ${against}`);
}
