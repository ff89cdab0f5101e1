import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import type { EntryVariable } from '@castai-bot/scaffold';
import { withPatience } from '../patience.ts';
import { askingEnv } from '../process/bot-env.ts';
import { type ChildCommand, runChild } from '../process/run-child.ts';
import { PATIENCE_MS } from '../run/describe-bot.ts';
import { findLoadFailure, type LoadFailure } from '../run/load-failure.ts';
import type { Problem } from './problem.ts';
import { findConfigPlace, type LocatedConfig } from './rules/check-config-map.ts';

export interface AskOptions {
  readonly root: string;
  readonly command: ChildCommand;
  readonly config: LocatedConfig;
  /** What a pod with this config is told of its entry; undefined where it is the config of none. */
  readonly entry: EntryVariable | undefined;
  readonly context: CommandContext;
}

const CONFIGURATION = 78;

/**
 * What the bot itself says about a config. It is started with a key that is none and an API that does not answer: a bot
 * names every problem at once, and with these it runs nothing.
 */
export async function askBot({
  root,
  command,
  config,
  entry,
  context,
}: AskOptions): Promise<readonly Problem[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-validate-'));
  try {
    const file = path.join(folder, 'function_config.json');
    await writeFile(file, config.text);
    let said = '';
    const limitMs = withPatience(PATIENCE_MS, context.env);
    const { exitCode, isOverdue } = await runChild(command, {
      cwd: root,
      env: {
        ...askingEnv(context.env),
        BOT_CONFIG: file,
        BOT_ENTRY: entry === undefined ? '' : JSON.stringify(entry),
        LOG_FORMAT: 'json',
        LOG_LEVEL: 'INFO',
      },
      context,
      limitMs,
      onStdout: () => {},
      onStderr: (text) => (said += text),
    });
    if (isOverdue)
      return [describeFailure({ why: `it did not end within ${limitMs / 1000} s, and was ended` })];
    return exitCode === CONFIGURATION
      ? readProblems(said, file, config)
      : [describeFailure(findLoadFailure(said, { root, exitCode }))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
