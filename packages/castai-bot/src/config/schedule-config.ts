import {
  type BotAnswers,
  configWith,
  findEntry,
  functionConfig,
  type FunctionConfig,
  functionOf,
  scriptConfig,
} from '@castai-bot/scaffold';
import { isRecord, readJson } from '@castai-bot/cli';
import { listNamed } from './function-config.ts';
import { readConfigMapText } from './read-config-map.ts';
import type { Repo } from '../repo/find-repo.ts';

/** The config of a function's own entry, as its ConfigMap has it now; as it begins where that cannot be read. */
export async function readPresentConfig(
  { root, answers }: Repo,
  functionName: string,
): Promise<FunctionConfig> {
  const document = readJson((await readConfigMapText(root, functionName)) ?? '');
  if (!isRecord(document) || !isRecord(document['function'])) return beginningConfig(answers, functionName);
  return {
    function: {
      function_name: functionName,
      inputs: listNamed(document, 'inputs'),
      env_variables: listNamed(document, 'env_variables'),
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
