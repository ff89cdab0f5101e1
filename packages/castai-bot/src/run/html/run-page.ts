import path from 'node:path';
import { CliError, type CommandContext, renderError } from '@castai-bot/cli';
import type { ReportData, RunData } from '@castai-bot/page';
import { checkReplaceable, replaceFile } from '../../edit-repo/replace-file.ts';
import type { RunNote } from '../describe-notes.ts';
import { describeRun } from './describe-run.ts';
import { readLocalSecrets } from './read-local-secrets.ts';
import { createRunTrace, type RunTrace, type TracedRun } from './run-trace.ts';
import { toFailedData } from './to-failed-data.ts';
import { toRunData } from './to-run-data.ts';

/** What came of a run, for its page. */
export interface PageEnd {
  /** Undefined where none was looked at. */
  readonly trace: RunTrace | undefined;
  /** As typed or chosen. */
  readonly wanted: string | undefined;
  /** Why it did not come to an end. */
  readonly error?: CliError;
  /** What castai-bot has to say of it besides. */
  readonly notes?: readonly RunNote[];
}

/** One HTML file of the runs of a command. */
export interface RunPage {
  /** Looks on at the run that comes next. */
  readonly begin: () => RunTrace;
  /** Adds a run that is over. */
  readonly end: (end: PageEnd) => Promise<void>;
  /** Writes the file, and says so where it cannot. @returns the file; null where there is none */
  readonly save: () => Promise<string | null>;
}

export interface RunPageOptions {
  /** As typed. */
  readonly shown: string;
  /** Whatever is there may go. */
  readonly isForced: boolean;
  readonly context: CommandContext;
}

/** Every page of a run has it, so that it may be replaced by the next one. */
const MARK = '<meta name="generator" content="castai-bot" />';

/**
 * Makes sure that a page of runs can be written, before the first of them begins.
 * @throws CliError NOT_SAVED, and with exit code 2 USAGE, FOREIGN_FILE
 */
export async function openRunPage({ shown, isForced, context }: RunPageOptions): Promise<RunPage> {
  const target = path.resolve(context.cwd, shown);
  await checkReplaceable(target, { shown, isOurs: (text) => text.includes(MARK), isForced });
  const runs: RunData[] = [];
  return {
    begin: () => createRunTrace(context),
    end: async ({ trace, wanted, error, notes }) => {
      const secrets = await readLocalSecrets(context).catch(() => []);
      const run = withSecrets(trace?.run(), secrets);
      if (error === undefined && run?.result !== undefined) {
        runs.push(toRunData({ ...run, result: run.result }, notes));
        return;
      }
      const failed =
        error && (await toFailedData(run, { wanted, error, plan: trace?.plan(), secrets, context }));
      if (failed !== undefined) runs.push(failed);
    },
    save: () => save(target, { shown, runs, context }),
  };
}

function withSecrets(run: TracedRun | undefined, secrets: readonly string[]): TracedRun | undefined {
  return run && { ...run, secrets: [...run.secrets, ...secrets] };
}

interface SaveOptions {
  readonly shown: string;
  readonly runs: readonly RunData[];
  readonly context: CommandContext;
}

async function save(target: string, { shown, runs, context }: SaveOptions): Promise<string | null> {
  if (runs.length === 0) return null;
  const { report: page } = await import('@castai-bot/page/report');
  const { toHtmlFile } = await import('@castai-bot/page/to-html-file');
  const data: ReportData = { writer: `castai-bot ${context.version}`, runs };
  const [first] = runs;
  const title = runs.length === 1 && first !== undefined ? first.entry : `${runs.length} runs`;
  const text = runs.map(describeRun).join('\n\n');
  try {
    await replaceFile(target, toHtmlFile(page, data, { title: `${title} · castai-bot run`, text }), {
      shown,
    });
    return target;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    context.note(renderError(error, context.view).text);
    return null;
  }
}
