import { CliError, type CommandContext, renderError } from '@castai-bot/cli';
import type { Repo } from '../repo/find-repo.ts';
import { executeBot } from './execute-bot.ts';
import type { Answerer } from './gateway/answerer.ts';
import { NameBook } from './gateway/name-book.ts';
import { noteWrites, type SentWrite } from './gateway/note-writes.ts';
import { startGateway } from './gateway/start-gateway.ts';
import { withholdWrites } from './gateway/withhold-writes.ts';
import type { PlannedWrite } from './plan/planned-write.ts';
import type { PreparedRun } from './prepare-run.ts';
import { makeRecording } from './recording/make-recording.ts';
import type { Recording } from './recording/recording.ts';
import { keepExchanges, type RawExchange } from './recording/raw-exchange.ts';
import type { BotOutcome } from './run-result.ts';
import { replaceFile } from '../edit-repo/replace-file.ts';

/** What answers a bot, and who the bot is there. */
export interface RunSource {
  readonly answer: Answerer;
  readonly apiKey: string;
  readonly clusterId: string | undefined;
  readonly organizationId: string | undefined;
  /** What ids are called, as far as it is known already. */
  readonly names?: NameBook;
  /** The bot's own variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** What must not be seen in a recording. */
  readonly secrets: readonly string[];
}

export interface RunAgainstOptions {
  readonly repo: Repo;
  readonly prepared: PreparedRun;
  readonly isDryRun: boolean;
  /** Absolute. */
  readonly recordTo: string | undefined;
  readonly context: CommandContext;
}

/** What came of a run, and how many requests it took. */
export interface RunOutcome extends BotOutcome {
  readonly requests: number;
}

/**
 * Runs a bot behind a gateway on loopback: in a dry run it lets no write through, whoever sends it; otherwise it tells
 * which were sent. What is answered can be recorded.
 */
export async function runAgainst(source: RunSource, options: RunAgainstOptions): Promise<RunOutcome> {
  const { repo, prepared, isDryRun, recordTo, context } = options;
  const exchanges: RawExchange[] = [];
  const withheld: PlannedWrite[] = [];
  const sent: SentWrite[] = [];
  const answer =
    recordTo === undefined ? source.answer : keepExchanges(source.answer, (one) => exchanges.push(one));
  const gateway = await startGateway(
    isDryRun
      ? withholdWrites(answer, (write) => withheld.push(write))
      : noteWrites(answer, { names: source.names ?? new NameBook(), note: (write) => sent.push(write) }),
  );
  try {
    const { plan, ...outcome } = await executeBot({
      root: repo.root,
      prepared,
      variables: toVariables(source, gateway.url),
      isDryRun,
      context,
    });
    const { clusterId, organizationId, secrets } = source;
    const run = { bot: repo.answers.name, function: prepared.functionName, clusterId, organizationId };
    const kept = { ...run, dryRun: isDryRun, exchanges, report: outcome.report, secrets };
    const isRecorded = recordTo !== undefined && (await save(makeRecording(kept), recordTo, context));
    return {
      ...outcome,
      recordedTo: isRecorded ? recordTo : null,
      plan: isDryRun ? [...plan, ...withheld] : null,
      writes: isDryRun ? null : sent,
      requests: gateway.requests(),
    };
  } finally {
    await gateway.close();
  }
}

/** What a run did is told even where its recording cannot be written. */
async function save(
  recording: Recording,
  recordTo: string,
  { note, view }: CommandContext,
): Promise<boolean> {
  try {
    await replaceFile(recordTo, `${JSON.stringify(recording, undefined, 2)}\n`, recordTo);
    return true;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    note(renderError(error, view).text);
    return false;
  }
}

function toVariables(source: RunSource, url: string): Readonly<Record<string, string>> {
  const { apiKey, clusterId, organizationId, variables } = source;
  return {
    ...variables,
    API_URL: url,
    API_KEY: apiKey,
    ...(clusterId === undefined ? {} : { CLUSTER_ID: clusterId }),
    ...(organizationId === undefined ? {} : { ORGANIZATION_ID: organizationId }),
  };
}
