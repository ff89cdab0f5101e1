import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Change, Simulator } from '@castai-bot/simulator';
import type { CommandContext } from '../command.ts';
import type { FunctionConfig } from '../config/function-config.ts';
import { cleanEnv, type Environment } from '../process/clean-env.ts';
import type { BotCommand } from './bot-command.ts';
import { ReportFilter } from './report-filter.ts';
import { parseReport, type Report } from './report.ts';
import { runBot } from './run-bot.ts';

export interface SimulatedRunOptions {
  readonly root: string;
  readonly bot: string;
  readonly functionName: string;
  readonly command: BotCommand;
  readonly config: FunctionConfig;
  readonly simulator: Simulator;
  readonly context: CommandContext;
}

/** What `run --simulate` returns. */
export interface SimulatedRun {
  readonly bot: string;
  readonly function: string;
  readonly clusterId: string;
  /** The bot's own. */
  readonly exitCode: number;
  readonly durationMs: number;
  /** Null when the bot printed none: it is no bot of the runtime, or it was ended. */
  readonly report: Report | null;
  readonly changes: readonly Change[];
  /** How many the simulator answered. */
  readonly requests: number;
  /** `GET /v1/…` of each one that the simulator does not know. */
  readonly unknownRequests: readonly string[];
}

const NOT_IMPLEMENTED = 501;

/** Runs a bot against a simulator with nothing of the shell's in its way, and returns what came of it. */
export async function simulateRun(options: SimulatedRunOptions): Promise<SimulatedRun> {
  const { root, context, simulator, command } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-run-'));
  try {
    const files = await writeRunFiles(folder, options.config);
    const clusterId = simulator.clusterIds[0] ?? '';
    const filter = new ReportFilter((text) => (context.isJson ? context.stderr : context.stdout).write(text));
    context.signal.throwIfAborted();
    const started = performance.now();
    const exitCode = await runBot(command, {
      cwd: root,
      env: {
        ...toRunEnv(context),
        ...files,
        API_URL: simulator.url,
        API_KEY: simulator.apiKey,
        CLUSTER_ID: clusterId,
      },
      context,
      onStdout: (text) => filter.push(text),
    });
    const durationMs = Math.round(performance.now() - started);
    const report = filter.end() ?? parseReport(await readFile(files.TERMINATION_LOG, 'utf8')) ?? null;
    return {
      bot: options.bot,
      function: options.functionName,
      clusterId,
      exitCode,
      durationMs,
      report,
      changes: simulator.changes(),
      requests: simulator.requests.length,
      unknownRequests: listUnknown(simulator),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bot copies its report to a termination log only where there is one, as in a pod. */
async function writeRunFiles(folder: string, { document }: FunctionConfig): Promise<RunFiles> {
  const files = {
    BOT_CONFIG: path.join(folder, 'function_config.json'),
    TERMINATION_LOG: path.join(folder, 'termination-log'),
  };
  await writeFile(files.BOT_CONFIG, JSON.stringify(document, undefined, 2));
  await writeFile(files.TERMINATION_LOG, '');
  return files;
}

interface RunFiles {
  readonly BOT_CONFIG: string;
  readonly TERMINATION_LOG: string;
}

function toRunEnv({ env, isJson }: CommandContext): Environment {
  const clean = cleanEnv(env);
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

function listUnknown({ requests }: Simulator): readonly string[] {
  const unknown = requests.filter(({ status }) => status === NOT_IMPLEMENTED);
  return [...new Set(unknown.map(({ method, path: url }) => `${method} ${url}`))];
}
