import path from 'node:path';
import { CliError, type CommandContext, shell } from '@castai-bot/cli';
import {
  type DashboardFile,
  type DeployedBot,
  type DeployedLog,
  type DeployedRunDetails,
  PageProblem,
} from '@castai-bot/page';
import { checkReplaceable, replaceFile } from '../../edit-repo/replace-file.ts';
import type { Repo } from '../../repo/find-repo.ts';
import type { Cluster } from '../connect.ts';
import { createDeployedReader, type DeployedReader } from './deployed-reader.ts';
import { writeWithoutKeys } from './hide-secrets.ts';

export interface WriteFileOptions {
  readonly cluster: Cluster;
  /** As typed. */
  readonly shown: string;
  /** Whatever is there may go. */
  readonly isForced: boolean;
  readonly context: CommandContext;
}

/** Every page that castai-bot writes has it, so that it may be replaced by the next one. */
const MARK = '<meta name="generator" content="castai-bot" />';
/** So many runs are in a file whole, besides the last and the last failed one of each entry. */
const MOST_WHOLE = 20;
/** Of each of their logs. */
const MOST_CHARACTERS = 100_000;

/**
 * Writes what the page shows now as one file.
 * @returns the file, absolute
 * @throws CliError when the cluster cannot be asked, FORBIDDEN where nothing may be read, NOT_SAVED, and with exit code 2 USAGE, FOREIGN_FILE
 */
export async function writeDashboardFile(
  repo: Repo,
  { cluster, shown, isForced, context }: WriteFileOptions,
): Promise<string> {
  const target = path.resolve(context.cwd, shown);
  await checkReplaceable(target, { shown, isOurs: (text) => text.includes(MARK), isForced });
  const reader = createDeployedReader(repo, { cluster, context });
  const deployed = await reader.refresh();
  sayRefused(deployed, { shown, note: context.note });
  const data = await collect(deployed, { reader, restart: context.view.typed('castai-bot dashboard') });
  const { dashboard: page } = await import('@castai-bot/page/dashboard');
  const { toHtmlFile } = await import('@castai-bot/page/to-html-file');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same, but for the keys
  const hidden = JSON.parse(writeWithoutKeys(data)) as DashboardFile;
  const title = `${deployed.bot} in ${deployed.context} · castai-bot dashboard`;
  await replaceFile(target, toHtmlFile(page, hidden, { title, text: describe(hidden.deployed) }), { shown });
  return target;
}

/** A part that may not be read is no file's end; a file of which nothing may be read is of no use. */
function sayRefused(
  { refused }: DeployedBot,
  { shown, note }: Pick<WriteFileOptions, 'shown'> & Pick<CommandContext, 'note'>,
): void {
  const { entries, runs, states, pods } = refused;
  if (entries && runs && states) {
    throw new CliError(
      'FORBIDDEN',
      `Cannot write ${JSON.stringify(shown)}: ${entries.message}, nor anything else of the bot`,
      {
        hint: shell`castai-bot rights dashboard --role`,
      },
    );
  }
  for (const part of [entries, runs, pods, states])
    if (part !== undefined) note(`Not in the file: ${part.message}. ${part.hint} has a Role that lets you`);
}

async function collect(
  deployed: DeployedBot,
  { reader, restart }: { readonly reader: DeployedReader; readonly restart: string },
): Promise<DashboardFile> {
  const runs: Record<string, DeployedRunDetails> = {};
  const logs: Record<string, DeployedLog> = {};
  for (const name of chooseRuns(deployed)) {
    const run = await reader.readRun(name);
    runs[name] = run;
    for (const { pod } of run.pods.filter(({ hasLog }) => hasLog).slice(-1)) {
      const log = await readLog(reader, name, pod);
      if (log !== undefined) logs[pod] = log;
    }
  }
  const states = deployed.states.map(({ name }) => [name, reader.readState(name)] as const);
  const about = { bot: deployed.bot, restart };
  return { about, deployed, runs, logs, states: Object.fromEntries(states) };
}

/** The newest ones, and of each entry the last, and the last that failed. */
function chooseRuns({ runs }: DeployedBot): readonly string[] {
  const seen = new Set<string>();
  const isFirst = (key: string): boolean => !seen.has(key) && seen.add(key).has(key);
  const ofEntries = runs.filter(
    ({ entry, state }) => isFirst(entry) || (state === 'failed' && isFirst(`failed ${entry}`)),
  );
  return [...new Set([...runs.slice(0, MOST_WHOLE), ...ofEntries].map(({ name }) => name))];
}

/** One that cannot be read is not in the file, which is said where it would stand. */
async function readLog(reader: DeployedReader, run: string, pod: string): Promise<DeployedLog | undefined> {
  try {
    return await reader.readLog(run, pod, { mostCharacters: MOST_CHARACTERS });
  } catch (error) {
    if (error instanceof PageProblem) return undefined;
    throw error;
  }
}

/** In a few lines of text, for who sees the file without what shows it. */
function describe({ bot, context, namespace, entries, missing, runs, deploy }: DeployedBot): string {
  const lines = entries.map(({ name, words, isSuspended }) => {
    const last = runs.find(({ entry }) => entry === name);
    const went =
      last === undefined ? 'no run' : `last run ${last.state}${last.why === null ? '' : `: ${last.why}`}`;
    return `${name}: ${words}${isSuspended ? ' (paused)' : ''}, ${went}`;
  });
  return [
    `${bot} in context ${context}, namespace ${namespace}`,
    ...lines,
    ...missing.map((name) => `${name} is not in the cluster: ${deploy}`),
    'The rest is shown by a browser that runs the script in this file.',
  ].join('\n');
}
