import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { CommandContext } from '@castai-bot/cli';
import type { FunctionConfig } from '../config/function-config.ts';
import { botEnv, type Environment } from '../process/bot-env.ts';
import { runChild } from '../process/run-child.ts';
import { ConfigWordsFilter } from './config-words.ts';
import { type BotPlan, parsePlan, parsePlannedState, type PlannedState } from './plan/planned-write.ts';
import type { RunTrace } from './html/run-trace.ts';
import { serveState, type StateOfRun } from './state/serve-state.ts';
import type { PreparedRun } from './prepare-run.ts';
import { ReportFilter } from '../report/report-filter.ts';
import { parseReport, type Report } from '../report/report.ts';
import { ValueFilter } from './value-filter.ts';

export interface ExecuteOptions {
  readonly root: string;
  readonly prepared: Pick<PreparedRun, 'command' | 'config' | 'entry' | 'tick'>;
  /** Where to call, who as, and the bot's own variables: before those of the shell. */
  readonly variables: Environment;
  readonly isDryRun: boolean;
  /** What the function keeps, and where. */
  readonly state: StateOfRun;
  /** What is never shown, whoever prints it. */
  readonly secrets: readonly string[];
  readonly context: CommandContext;
  /** Hears what is printed. */
  readonly trace?: RunTrace | undefined;
}

export interface Executed {
  /** The bot's own. */
  readonly exitCode: number;
  readonly durationMs: number;
  readonly report: Report | null;
  /** Why there is no report; null where there is one. */
  readonly reportProblem: string | null;
  /** What the bot says that it would write. */
  readonly plan: BotPlan;
  /** What it has changed of what it keeps, or would change; null where that is nothing. */
  readonly state: PlannedState | null;
}

/** Runs a bot with nothing of the shell's in its way, and reads what it leaves behind. */
export async function executeBot(options: ExecuteOptions): Promise<Executed> {
  const served = await serveState(options.state, options);
  try {
    const executed = await executeWith({ ...options.variables, ...served.variables }, options);
    const state = executed.state ?? (await served.readChanges());
    if (state === null) return { ...executed, state };
    const { expandRememberedChanges } = await import('../state/read-remembered.ts');
    return { ...executed, state: { ...state, changes: expandRememberedChanges(state.changes) } };
  } finally {
    await served.close();
  }
}

async function executeWith(variables: Environment, options: ExecuteOptions): Promise<Executed> {
  const { root, context, prepared, trace } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-run-'));
  try {
    const files = await writeRunFiles(folder, prepared.config);
    const through = (stream: Writable) => (text: string) => {
      trace?.print(text);
      stream.write(text);
    };
    const filter = new ReportFilter(through(context.isJson ? context.stderr : context.stdout));
    const words = new ConfigWordsFilter({
      file: files.BOT_CONFIG,
      source: prepared.config.source,
      typedInputs: prepared.config.typedInputs,
      write: through(context.stderr),
      isReported: !context.isJson,
    });
    const stdout = new ValueFilter(options.secrets, (text) => filter.push(text));
    const stderr = new ValueFilter(options.secrets, (text) => words.push(text));
    context.signal.throwIfAborted();
    trace?.begin({ startedAt: context.now(), prepared, secrets: options.secrets, url: variables['API_URL'] });
    const started = performance.now();
    const { exitCode } = await runChild(prepared.command, {
      cwd: root,
      env: {
        ...toRunEnv(context),
        ...variables,
        ...files,
        BOT_ENTRY: JSON.stringify(prepared.entry),
        ...(prepared.tick === undefined ? {} : { BOT_TICK: prepared.tick.toISOString() }),
        ...(options.isDryRun ? { DRY_RUN: '1' } : {}),
      },
      context,
      onStdout: (text) => stdout.push(text),
      onStderr: (text) => stderr.push(text),
    });
    const durationMs = Math.round(performance.now() - started);
    stdout.end();
    stderr.end();
    const printed = filter.end();
    const report = printed.report ?? parseReport(await readFile(files.TERMINATION_LOG, 'utf8')) ?? null;
    const planText = await readFile(files.PLAN_FILE, 'utf8');
    return {
      exitCode,
      durationMs,
      report: words.end(report),
      reportProblem: report === null ? (printed.problem ?? 'the bot printed none') : null,
      plan: parsePlan(planText),
      state: parsePlannedState(planText),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bot copies its report to a termination log only where there is one, as in a pod. */
async function writeRunFiles(folder: string, { document }: FunctionConfig): Promise<RunFiles> {
  const files = {
    BOT_CONFIG: path.join(folder, 'function_config.json'),
    PLAN_FILE: path.join(folder, 'plan.json'),
    TERMINATION_LOG: path.join(folder, 'termination-log'),
  };
  await writeFile(files.BOT_CONFIG, JSON.stringify(document, undefined, 2));
  await writeFile(files.PLAN_FILE, '');
  await writeFile(files.TERMINATION_LOG, '');
  return files;
}

interface RunFiles {
  readonly BOT_CONFIG: string;
  readonly PLAN_FILE: string;
  readonly TERMINATION_LOG: string;
}

function toRunEnv({ env, isJson }: CommandContext): Environment {
  const clean = botEnv(env);
  const withoutProxy = [clean['NO_PROXY'] ?? clean['no_proxy'], '127.0.0.1', 'localhost']
    .filter(Boolean)
    .join(',');
  return {
    ...clean,
    NO_PROXY: withoutProxy,
    no_proxy: withoutProxy,
    ...(isJson || clean['LOG_FORMAT'] ? {} : { LOG_FORMAT: 'text' }),
  };
}
