import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { withPatience } from '../patience.ts';
import { cleanEnv } from '../process/clean-env.ts';
import type { BotCommand } from '../run/bot-command.ts';
import { findLoadFailure, type LoadFailure } from '../run/load-failure.ts';
import { runBot } from '../run/run-bot.ts';
import type { Problem } from './problem.ts';
import { findConfigPlace, type LocatedConfig } from './rules/check-config-map.ts';

export interface AskOptions {
  readonly root: string;
  readonly command: BotCommand;
  readonly config: LocatedConfig;
  readonly context: CommandContext;
}

/** A bot answers in a fraction of a second; one that does not has something else in its main. */
const PATIENCE_MS = 30_000;
const CONFIGURATION = 78;

/**
 * What the bot itself says about a config. It is started without an API key: a bot names every problem at once, and
 * with one it runs nothing.
 */
export async function askBot({ root, command, config, context }: AskOptions): Promise<readonly Problem[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-validate-'));
  try {
    const file = path.join(folder, 'function_config.json');
    await writeFile(file, config.text);
    const stderr = new PassThrough();
    const printed = text(stderr);
    const env = { ...cleanEnv(context.env), BOT_CONFIG: file, LOG_FORMAT: 'json', LOG_LEVEL: 'INFO' };
    const options = { cwd: root, env, context: { ...context, stderr, onInterrupt: limitPatience(context) } };
    const exitCode = await runBot(command, { ...options, onStdout: () => {} });
    stderr.end();
    const said = await printed;
    return exitCode === CONFIGURATION
      ? readProblems(said, file, config)
      : [describeFailure(findLoadFailure(said, { root, exitCode }))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function limitPatience({ env, onInterrupt }: CommandContext): CommandContext['onInterrupt'] {
  return (listener) => {
    const timer = setTimeout(() => listener('SIGTERM'), withPatience(PATIENCE_MS, env));
    const stop = onInterrupt(listener);
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}

/** The log lines that are about the config: `<file>: path.to.key: problem`. */
function readProblems(said: string, file: string, config: LocatedConfig): readonly Problem[] {
  return said.split('\n').flatMap((line) => {
    const logged = readJson(line);
    const message = isRecord(logged) ? String(logged['message']) : '';
    if (!isRecord(logged) || !message.startsWith(`${file}: `)) return [];
    const problem = message.slice(file.length + ': '.length);
    const [, place = ''] = /^(\S+?):? /.exec(problem) ?? [];
    const level = logged['level'] === 'WARNING' ? 'warning' : 'error';
    return [
      {
        ...findConfigPlace(config, place, / unknown (?:key|input)/.test(problem)),
        file: config.file,
        level,
        message: problem,
      },
    ];
  });
}

function describeFailure({ file = 'src/main.ts', line = 1, why }: LoadFailure): Problem {
  const message = `cannot be started, so no config could be checked: ${why}`;
  return { file, line, column: 1, level: 'error', message };
}
