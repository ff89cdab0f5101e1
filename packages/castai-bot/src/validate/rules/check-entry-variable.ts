import { isDeepStrictEqual } from 'node:util';
import { readJson, shell } from '@castai-bot/cli';
import { type BotAnswers, entryVariable } from '@castai-bot/scaffold';
import { getItems, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';

const NAME = 'BOT_ENTRY';

export interface EntryVariableContext {
  readonly answers: BotAnswers;
  /** Of castai-bot.json; undefined when the pod belongs to none of them. */
  readonly functionName: string | undefined;
  readonly report: Report;
}

/** What a pod is told of its entry must be what castai-bot.json says: a limit that is only there holds nowhere. */
export function checkEntryVariable(
  container: Located,
  { answers, functionName, report }: EntryVariableContext,
): void {
  if (functionName === undefined) return;
  const fix = { fix: shell`castai-bot update`, check: 'files' } as const;
  const wanted = entryVariable(answers, functionName);
  const variable = getItems(getValue(container, 'env')).find(
    (one) => getText(getValue(one, 'name')) === NAME,
  );
  if (variable === undefined) {
    // Manifests of before have none, and nothing to say in one.
    const { entry, function: name, schedule: _schedule, timeZone: _timeZone, ...settings } = wanted;
    if (name === entry && Object.keys(settings).length === 0) return;
    report(
      container.at,
      `env: ${NAME} is missing, so that no run knows what castai-bot.json says of ${entry}`,
      fix,
    );
    return;
  }
  const value = getValue(variable, 'value');
  const found = readJson(getText(value) ?? '');
  if (isDeepStrictEqual(found, wanted)) return;
  report(value?.at ?? variable.at, `env: ${NAME} is not what castai-bot.json says of ${functionName}`, fix);
}
