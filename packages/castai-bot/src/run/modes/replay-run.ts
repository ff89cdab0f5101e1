import { exitCodes } from '@castai-bot/cli';
import { runAgainst, type RunAgainstOptions } from '../run-against.ts';
import type { RunResult } from '../run-result.ts';
import { nameState } from '../../state/name-state.ts';
import { keepInMemory } from '../../state/state-keeper.ts';
import { scrubResult } from '../scrub-result.ts';
import type { Recording } from '../recording/recording.ts';
import { replayFrom } from '../recording/replay.ts';

export interface ReplayRunOptions extends RunAgainstOptions {
  readonly recording: Recording;
  /** As typed. */
  readonly shown: string;
}

/**
 * Runs a bot on what was answered before; nothing outside this machine is called. A request that the recording does not
 * know makes the exit code 1 where the bot itself does not mind.
 */
export async function replayRun({ recording, shown, ...options }: ReplayRunOptions): Promise<RunResult> {
  const { repo, prepared, context } = options;
  if (recording.hadState)
    context.note(
      `What ${prepared.functionName} had kept when ${shown} was recorded is not in it: this run begins without it`,
    );
  const unknown = new Set<string>();
  const plan = {
    origin: replayFrom(recording, (request) => unknown.add(request)),
    apiKey: undefined,
    clusterId: recording.clusterId ?? undefined,
    organizationId: recording.organizationId ?? undefined,
    variables: { BOT_SIMULATED: '1' },
    secrets: [],
    isDryRun: recording.dryRun,
    recordTo: undefined,
    // What the recorded run found there is not in the recording.
    state: { name: nameState(repo.answers, prepared.functionName), keeper: keepInMemory() },
  };
  const outcome = await runAgainst(plan, options);
  const isIncomplete = outcome.exitCode === exitCodes.done && unknown.size > 0;
  const result: RunResult = {
    bot: repo.answers.name,
    function: prepared.functionName,
    clusterId: recording.clusterId,
    target: { kind: 'recording', url: null, file: shown },
    dryRun: recording.dryRun,
    ...outcome,
    exitCode: isIncomplete ? exitCodes.failed : outcome.exitCode,
    applyCommand: null,
    planTo: null,
    htmlTo: null,
    changes: null,
    unknownRequests: [...unknown],
    unknownFields: [],
    unmetFaults: [],
  };
  options.trace?.end(result);
  return scrubResult(result, options.context);
}
