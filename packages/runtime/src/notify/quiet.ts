import { isSimulated } from '../read/is-simulated.ts';
import type { BotRun } from '../run/bot-run.ts';
import { type Message, trimMessage } from './message.ts';
import type { Target } from './targets.ts';

/** Whether a run tells nobody anything: a dry run, and one whose CAST AI is not real. */
export function isQuiet({ env, facts }: BotRun): boolean {
  return facts.dryRun || isSimulated(env);
}

/** Logs what a target would be told, as short as it would be told. */
export function logInstead({ log }: BotRun, { key }: Target, message: Message | undefined): void {
  if (message === undefined) {
    log.info(`Would call ${key}`);
    return;
  }
  const { facts, table, text, title } = trimMessage(message);
  log.info(`Would tell ${key}: ${title}`, {
    ...(text === undefined ? {} : { text }),
    ...(facts.length === 0
      ? {}
      : { facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])) }),
    ...(table === undefined ? {} : { table: table.rows, ...(table.more > 0 ? { more: table.more } : {}) }),
  });
}
