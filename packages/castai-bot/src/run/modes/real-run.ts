import { exitCodes } from '@castai-bot/cli';
import { SOME_FAILED } from '../some-failed.ts';
import { NameBook } from '../gateway/name-book.ts';
import { forwardTo } from '../gateway/forward-to.ts';
import { keepPlan } from './keep-plan.ts';
import { runAgainst, type RunAgainstOptions, type RunOutcome } from '../run-against.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunResult } from '../run-result.ts';
import { scrubResult } from '../scrub-result.ts';
import { findStateFile } from '../../state/find-state-file.ts';
import { keepInFile } from '../../state/keep-in-file.ts';
import { nameState } from '../../state/name-state.ts';
import type { Owner } from '../real/read-owner.ts';
import type { RealConfig } from '../real/read-real-config.ts';

export interface RealRunOptions
  extends RunAgainstOptions, Pick<RunPlan, 'isDryRun' | 'recordTo' | 'maxWrites' | 'heldTo'> {
  readonly config: RealConfig;
  /** Whose cluster it is, where that was asked. */
  readonly owner: Owner | undefined;
  /** What sends the writes of a plan; null where that is not to be offered. */
  readonly applyCommand: string | null;
  /** Where the plan of a dry run is kept, absolute; undefined where it is not. */
  readonly planTo?: string | undefined;
}

/** Runs a bot against the API that its test_config.env names. */
export async function realRun({
  config,
  owner,
  applyCommand,
  isDryRun,
  recordTo,
  maxWrites,
  heldTo,
  planTo,
  ...options
}: RealRunOptions): Promise<RunResult> {
  const { repo, prepared } = options;
  const names = new NameBook();
  const name = nameState(repo.answers, prepared.functionName);
  const file = findStateFile(repo.root, { clusterId: config.clusterId, name });
  const state = { name, keeper: keepInFile(file) };
  for (const named of [owner?.organization, owner?.cluster]) if (named) names.add(named.id, named.name);
  const plan = {
    ...config,
    names,
    origin: forwardTo(config.origin),
    isDryRun,
    recordTo,
    maxWrites,
    heldTo,
    state,
    isPlanKept: planTo !== undefined,
  };
  const outcome = await runAgainst(plan, options);
  const keptTo = planTo === undefined ? null : await keepPlan(outcome, { planTo, config, ...options });
  const result: RunResult = {
    bot: repo.answers.name,
    function: prepared.functionName,
    clusterId: config.clusterId ?? null,
    target: { kind: 'api', url: config.origin.origin, ...owner },
    dryRun: isDryRun,
    ...outcome,
    applyCommand: isSendable(outcome, { planTo, keptTo }) ? applyCommand : null,
    planTo: keptTo,
    htmlTo: null,
    changes: null,
    unknownRequests: [],
    unknownFields: [],
    unmetFaults: [],
  };
  options.trace?.end(result);
  return scrubResult(result, options.context);
}

/** Whether there is something to send of a run that went well, and what it is to be sent from. */
function isSendable(
  { plan, exitCode }: RunOutcome,
  { planTo, keptTo }: { readonly planTo: string | undefined; readonly keptTo: string | null },
): boolean {
  if (exitCode !== exitCodes.done && exitCode !== SOME_FAILED) return false;
  return (plan ?? []).length > 0 && (planTo === undefined || keptTo !== null);
}
