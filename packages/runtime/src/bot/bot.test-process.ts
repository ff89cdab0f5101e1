import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { onTestFinished } from 'vitest';
import type { Report } from '../report/report.ts';

/** A key of the documented form that must never be seen. */
export const canaryKey: string = `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`;

/** What a process left behind. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout. */
  readonly report: Report;
  readonly terminationLog: string;
}

/** How a bot is started. */
export interface Start {
  readonly config?: unknown;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
  /** Sent as soon as stdout says `ready`. */
  readonly signals?: readonly NodeJS.Signals[];
  readonly main?: string;
  /** Gets the process as soon as it is started. */
  readonly onStart?: (child: Pick<ChildProcess, 'kill'>) => void;
}

/** A config in the blueprint's envelope. */
export function configFor(name: string, inputs: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    function: {
      function_name: name,
      inputs: Object.entries(inputs).map(([input, value]) => ({ name: input, value })),
      env_variables: [],
    },
  };
}

/** A directory for the length of one test. */
export function makeDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'bot-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  return directory;
}

/** Runs the test bot in a process of its own, with nothing of our environment. */
export async function runBot({
  config,
  env = {},
  args = [],
  signals = [],
  main,
  onStart,
}: Start): Promise<Ended> {
  const directory = makeDirectory();
  const terminationLog = path.join(directory, 'termination-log');
  const configFile = path.join(directory, 'function_config.json');
  if (config !== undefined)
    writeFileSync(configFile, typeof config === 'string' ? config : JSON.stringify(config));
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', main ?? path.join(import.meta.dirname, 'bot.test-bot.ts'), ...args],
    {
      cwd: directory,
      env: {
        API_KEY: canaryKey,
        API_URL: 'http://127.0.0.1:9',
        CLUSTER_ID: 'cluster-1',
        BOT_CONFIG: configFile,
        TERMINATION_LOG: terminationLog,
        ...nodeEnv,
        ...env,
      },
    },
  );
  onStart?.(child);
  let stdout = '';
  let stderr = '';
  let isSent = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (isSent || !stdout.includes('ready\n')) return;
    isSent = true;
    for (const signal of signals) child.kill(signal);
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...ending) => {
      resolve(ending);
    });
  });
  return {
    code,
    signal,
    stdout,
    stderr,
    report: parseReport(stdout),
    terminationLog: existsSync(terminationLog) ? readFileSync(terminationLog, 'utf8') : '',
  };
}

function parseReport(stdout: string): Report {
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own line, and the tests look at it
  return (last.startsWith('{') ? JSON.parse(last) : {}) as Report;
}
