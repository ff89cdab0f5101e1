import { planFunction, type BotAnswers, type FunctionConfig, type NamedValue } from '@castai-bot/scaffold';
import { configKey, configMapPath } from '../config/read-config-map.ts';
import { isRecord, readJson } from '../json-value.ts';
import { parseInputs } from '../run/parse-input.ts';

/**
 * The config that a function begins with: its template's, with `name=value` inputs in place of its own, read by the
 * type of the value they replace. Undefined where nothing is to be replaced.
 * @throws CliError USAGE for an input that the template does not have; a script takes any
 */
export async function chooseConfig(
  answers: BotAnswers,
  name: string,
  words: readonly string[],
): Promise<FunctionConfig | undefined> {
  if (words.length === 0) return undefined;
  const defaults = await readDefaults(answers, name);
  const properties = Object.fromEntries(defaults.map((input) => [input.name, { type: typeOf(input.value) }]));
  const given = parseInputs(words, {
    properties,
    additionalProperties: answers.flavor === 'bare-bones',
  });
  const kept = defaults.filter((input) => given.every((one) => one.name !== input.name));
  return { function: { function_name: name, inputs: [...kept, ...given], env_variables: [] } };
}

/** The inputs in the ConfigMap that the template would get. */
async function readDefaults(answers: BotAnswers, name: string): Promise<readonly NamedValue[]> {
  const { parse } = await import('yaml');
  const file = planFunction(answers, name).find(({ path }) => path === configMapPath(name));
  const manifest: unknown = parse(file?.text ?? '');
  const data = isRecord(manifest) ? manifest['data'] : undefined;
  const config = readJson(String(isRecord(data) ? data[configKey] : undefined));
  const envelope = isRecord(config) ? config['function'] : undefined;
  const inputs = isRecord(envelope) ? envelope['inputs'] : undefined;
  return (Array.isArray(inputs) ? inputs : [])
    .filter(isRecord)
    .map((input) => ({ name: String(input['name']), value: input['value'] }));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
