import { CliError, type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { readTestConfig } from '../castai/test-config.ts';
import { withPatience } from '../patience.ts';
import { askingEnv } from '../process/bot-env.ts';
import { runChild } from '../process/run-child.ts';
import type { Repo } from '../repo/find-repo.ts';
import { findBotCommand } from '../run/bot-command.ts';
import { ValueFilter } from '../run/value-filter.ts';
import { chooseTargets } from './choose-targets.ts';

/** What came of a test. */
export interface TestedNotifications {
  readonly bot: string;
  readonly targets: readonly TestedTarget[];
}

export interface TestedTarget {
  readonly to: string;
  /** The secret that holds its address. */
  readonly url: string;
  /** Why it was not told; null where it was. */
  readonly problem: string | null;
}

/** More than the bot gives each of them. */
const PATIENCE_MS = 60_000;

/**
 * Has the bot's own runtime send a test to its targets, in a process that has their addresses, and neither key nor API.
 * @throws CliError USAGE, NO_TARGET, ENV_FILE, CANNOT_TEST
 */
export async function testNotifications(
  { root, answers }: Repo,
  { context, wanted }: { readonly context: CommandContext; readonly wanted: string | undefined },
): Promise<TestedNotifications> {
  const entry = chooseTargets(answers, wanted);
  const file = (await readTestConfig(root)) ?? {};
  const names = entry.secrets ?? [];
  const secrets = Object.fromEntries(names.flatMap((name) => (file[name] ? [[name, file[name]]] : [])));
  let text = '';
  let said = '';
  const stdout = new ValueFilter(Object.values(secrets), (chunk) => (text += chunk));
  const stderr = new ValueFilter(Object.values(secrets), (chunk) => (said += chunk));
  const { exitCode } = await runChild(await findBotCommand(root, answers, entry.function), {
    cwd: root,
    env: { ...askingEnv(context.env), ...secrets, BOT_ENTRY: JSON.stringify(entry), BOT_NOTIFY_TEST: '1' },
    context,
    limitMs: withPatience(PATIENCE_MS, context.env),
    onStdout: (chunk) => stdout.push(chunk),
    onStderr: (chunk) => stderr.push(chunk),
  });
  stdout.end();
  stderr.end();
  context.stderr.write(said);
  const tested = readJson(text.trimEnd().split('\n').at(-1) ?? '');
  if (isRecord(tested) && Array.isArray(tested['targets']))
    return { bot: answers.name, targets: tested['targets'].filter(isTested) };
  throw new CliError(
    'CANNOT_TEST',
    `Cannot test notifications: src/main.ts ended with ${exitCode}, and does not say whom it told; its @castai-bot/runtime may be too old`,
    { hint: 'castai-bot update' },
  );
}

function isTested(value: unknown): value is TestedTarget {
  return isRecord(value) && typeof value['to'] === 'string' && typeof value['url'] === 'string';
}
