import { CliError, type CommandContext, renderError } from '@castai-bot/cli';
import { replaceFile } from '../edit-repo/replace-file.ts';
import type { Repo } from '../repo/find-repo.ts';
import { type Executed, executeBot } from './execute-bot.ts';
import { ORGANIZATION } from './gateway/describe-write.ts';
import { makeStandInKey } from './gateway/stand-in-key.ts';
import { startGateway } from './gateway/start-gateway.ts';
import type { BotPlan, PlannedWrite } from './plan/planned-write.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RunTrace } from './html/run-trace.ts';
import { makeRecording } from './recording/make-recording.ts';
import type { Recording } from './recording/recording.ts';
import type { BotOutcome } from './run-result.ts';
import type { RunPlan } from './run-plan.ts';
import { holdsState } from './state/serve-state.ts';
import { type Layers, stackLayers, type Traffic } from './stack-layers.ts';

export interface RunAgainstOptions {
  readonly repo: Repo;
  readonly prepared: PreparedRun;
  readonly context: CommandContext;
  /** Looks on, where the run is to be shown as a page. */
  readonly trace?: RunTrace | undefined;
}

/** What came of a run, and how many requests it took. */
export interface RunOutcome extends BotOutcome {
  readonly requests: number;
}

/**
 * Runs a bot behind a gateway on loopback, with a stand-in for its key: in a dry run it lets no write through, whoever
 * sends it; otherwise it tells which were sent. What is answered can be recorded.
 */
export async function runAgainst(plan: RunPlan, options: RunAgainstOptions): Promise<RunOutcome> {
  const { repo, prepared, context, trace } = options;
  const standIn = makeStandInKey();
  const { answer, traffic, names } = stackLayers(plan, standIn);
  const gateway = await startGateway(trace?.listen(answer) ?? answer, standIn);
  try {
    const variables = toVariables(plan, { url: gateway.url, standIn });
    const secrets = [...plan.secrets, standIn];
    const run = {
      root: repo.root,
      prepared,
      variables,
      isDryRun: plan.isDryRun,
      secrets,
      context,
      state: plan.state,
      trace,
    };
    const hadState = plan.recordTo !== undefined && (await holdsState(plan.state));
    const { plan: planned, ...executed } = await executeBot(run);
    const recording = record(plan, { traffic, report: executed.report, hadState, standIn, options });
    const writes = { planned, withheld: traffic.withheld, answer, standIn, names, signal: context.signal };
    return {
      ...executed,
      recordedTo: await save(recording, plan.recordTo, context),
      plan: plan.isDryRun ? await listPlanned(plan, writes) : null,
      writes: plan.isDryRun ? null : traffic.sent,
      notSent: plan.heldTo === undefined ? null : traffic.listNotSent(),
      refusedWrites: traffic.refusedWrites,
      requests: gateway.requests(),
    };
  } finally {
    await gateway.close();
  }
}

interface Planned extends Pick<Layers, 'answer' | 'names'> {
  readonly planned: BotPlan;
  readonly withheld: readonly PlannedWrite[];
  readonly standIn: string;
  readonly signal: AbortSignal;
}

/** What the bot says that it would write, and what of its writes the gateway has met. */
async function listPlanned(
  { isPlanKept, organizationId }: RunPlan,
  { planned, withheld, answer, standIn, names, signal }: Planned,
): Promise<readonly PlannedWrite[]> {
  if (isPlanKept !== true) {
    return [...planned.writes, ...withheld].map((write) => {
      const target = names.nameOf(write.path);
      return target === undefined ? write : { target, ...write };
    });
  }
  const { completePlan } = await import('./gateway/complete-plan.ts');
  const own = organizationId === undefined ? {} : { [ORGANIZATION]: organizationId };
  const headers = { 'x-api-key': standIn, accept: 'application/json', ...own };
  return completePlan(planned, { withheld, api: answer, reader: { headers, signal }, names, organizationId });
}

interface Ran {
  readonly traffic: Traffic;
  readonly report: Executed['report'];
  /** Whether something of earlier runs was kept when it began. */
  readonly hadState: boolean;
  readonly standIn: string;
  readonly options: RunAgainstOptions;
}

function record(
  { clusterId, organizationId, secrets, isDryRun, recordTo }: RunPlan,
  { traffic, report, hadState, standIn, options: { repo, prepared, context } }: Ran,
): Recording | undefined {
  if (recordTo === undefined) return undefined;
  const { functionName } = prepared;
  if (hadState)
    context.note(
      `What ${functionName} has kept from earlier runs is not in the recording: a replay begins without it`,
    );
  return makeRecording({
    bot: repo.answers.name,
    function: functionName,
    clusterId,
    organizationId,
    dryRun: isDryRun,
    hadState,
    exchanges: traffic.exchanges,
    report,
    secrets: [...secrets, standIn],
  });
}

/** What a run did is told even where its recording cannot be written. */
async function save(
  recording: Recording | undefined,
  recordTo: string | undefined,
  { note, view }: CommandContext,
): Promise<string | null> {
  if (recording === undefined || recordTo === undefined) return null;
  try {
    await replaceFile(recordTo, `${JSON.stringify(recording, undefined, 2)}\n`, { shown: recordTo });
    return recordTo;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    note(renderError(error, view).text);
    return null;
  }
}

function toVariables(
  { clusterId, organizationId, variables }: RunPlan,
  { url, standIn }: { readonly url: string; readonly standIn: string },
): Readonly<Record<string, string>> {
  return {
    ...variables,
    API_URL: url,
    API_KEY: standIn,
    ...(clusterId === undefined ? {} : { CLUSTER_ID: clusterId }),
    ...(organizationId === undefined ? {} : { ORGANIZATION_ID: organizationId }),
  };
}
