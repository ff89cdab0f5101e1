import {
  functionConfig,
  functionTemplates,
  type FunctionTemplateFacts,
  templateOf,
  type BotAnswers,
  type FunctionConfig,
  type NamedValue,
} from '@castai-bot/scaffold';
import { parseInputs, type InputsSchema } from '../run/parse-input.ts';

/**
 * The config that a function begins with: its template's, with `name=value` inputs in place of its own, read by the
 * type of the value they replace. Undefined where nothing is to be replaced.
 * @throws CliError USAGE for an input that the template does not have; a script takes any
 */
export function chooseConfig(
  answers: BotAnswers,
  name: string,
  words: readonly string[],
): FunctionConfig | undefined {
  if (words.length === 0) return undefined;
  const template = answers.flavor === 'typescript' ? templateOf(answers, name) : undefined;
  const config = functionConfig(name, template);
  const defaults = config.function.inputs;
  const given = parseInputs(words, {
    ...describeInputs(defaults, template === undefined ? {} : functionTemplates[template].choices),
    additionalProperties: answers.flavor === 'bare-bones',
  });
  const kept = defaults.filter((input) => given.every((one) => one.name !== input.name));
  return { function: { ...config.function, inputs: [...kept, ...given] } };
}

/** The schema of a template's inputs, by the values that come with it, and those that are the only ones. */
export function describeInputs(
  defaults: readonly NamedValue[],
  choices: FunctionTemplateFacts['choices'] = {},
): InputsSchema {
  const properties = defaults.map(({ name, value }) => {
    const only = Object.hasOwn(choices, name) ? { enum: choices[name] } : {};
    return [name, { type: typeOf(value), ...only }] as const;
  });
  return { properties: Object.fromEntries(properties), additionalProperties: false };
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
