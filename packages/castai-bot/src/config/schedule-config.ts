import {
  type BotAnswers,
  configWith,
  findEntry,
  functionConfig,
  type FunctionConfig,
  functionOf,
  type NamedValue,
  scriptConfig,
} from '@castai-bot/scaffold';
import { isRecord, readJson } from '@castai-bot/cli';
import { readConfigMapText } from './read-config-map.ts';
import type { Repo } from '../repo/find-repo.ts';

/** The config of a function's own entry, as its ConfigMap has it now; as it begins where that cannot be read. */
export async function readPresentConfig(
  { root, answers }: Repo,
  functionName: string,
): Promise<FunctionConfig> {
  const document = readJson((await readConfigMapText(root, functionName)) ?? '');
  const found = isRecord(document) && isRecord(document['function']) ? document['function'] : undefined;
  if (found === undefined) return beginningConfig(answers, functionName);
  return {
    function: {
      function_name: functionName,
      inputs: listNamed(found['inputs']),
      env_variables: listNamed(found['env_variables']),
    },
  };
}

/** The config that `add-schedule` writes for an entry: its inputs, and the variables of its function's own entry. */
export async function scheduleConfig(repo: Repo, name: string): Promise<FunctionConfig> {
  const functionName = functionOf(repo.answers, name);
  const present = await readPresentConfig(repo, functionName);
  const inputs = findEntry(repo.answers, name)?.inputs;
  if (inputs === undefined) return present;
  const { env_variables } = present.function;
  return { function: { ...configWith(functionName, inputs).function, env_variables } };
}

function beginningConfig(answers: BotAnswers, name: string): FunctionConfig {
  const entry = findEntry(answers, name);
  return entry !== undefined && 'entry' in entry
    ? scriptConfig(name, entry.entry)
    : functionConfig(name, entry !== undefined && 'template' in entry ? entry.template : undefined);
}

function listNamed(list: unknown): readonly NamedValue[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.flatMap((item) =>
    isRecord(item) && typeof item['name'] === 'string'
      ? [{ name: item['name'], value: item['value'] ?? null }]
      : [],
  );
}
