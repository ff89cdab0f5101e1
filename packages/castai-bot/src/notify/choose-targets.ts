import { CliError, exitCodes, usageError } from '@castai-bot/cli';
import { type BotAnswers, entryVariable, type EntryVariable } from '@castai-bot/scaffold';

/**
 * An entry of the bot with the targets to try: those of all entries, each once.
 *
 * @param wanted a kind of target, or the name of a secret
 * @throws CliError USAGE where there is none
 */
export function chooseTargets(answers: BotAnswers, wanted: string | undefined): EntryVariable {
  if (answers.flavor === 'bare-bones') {
    throw usageError(
      `Cannot test the notifications of "${answers.name}": the scripts of a bare-bones bot tell people themselves`,
      'castai-bot run --simulate',
    );
  }
  const entries = Object.keys(answers.functions).map((name) => entryVariable(answers, name));
  const all = new Map(
    entries.flatMap(({ notify = [] }) => notify.map((one) => [`${one.to} ${one.url}`, one] as const)),
  );
  const messages = [...all.values()].filter(({ to }) => to !== 'heartbeat');
  const notify = messages.filter(({ to, url }) => wanted === undefined || wanted === to || wanted === url);
  const first = entries.find((entry) => entry.notify?.some((one) => notify.includes(one)));
  if (first !== undefined) return { ...first, notify, secrets: notify.map(({ url }) => url) };
  const found = messages.map(({ to, url }) => `${to} (${url})`).join(', ') || 'nobody';
  throw new CliError(
    'NO_TARGET',
    `Cannot test notifications: "notify" of castai-bot.json names ${found}${wanted === undefined ? '' : `, wanted ${JSON.stringify(wanted)}`}`,
    { exitCode: exitCodes.usage },
  );
}
