import type { FunctionTemplate } from '../answers/bot-answers.ts';
import { texts } from '../templates.gen.ts';

/** The config of one function, in the shape that bots before this one had too. */
export interface FunctionConfig {
  readonly function: {
    readonly function_name: string;
    readonly inputs: readonly NamedValue[];
    readonly env_variables: readonly NamedValue[];
  };
}

/** An input, or an environment variable of the run. */
export interface NamedValue {
  readonly name: string;
  readonly value: unknown;
}

/** The config a function starts with: the inputs that come with its template. */
export function functionConfig(name: string, template: FunctionTemplate | undefined): FunctionConfig {
  const inputs = template === undefined ? [] : templateInputs(template);
  return { function: { function_name: name, inputs, env_variables: [] } };
}

function templateInputs(template: FunctionTemplate): readonly NamedValue[] {
  const inputs: unknown = JSON.parse(texts[`functions/${template}/inputs.json`] ?? '{}');
  if (typeof inputs !== 'object' || inputs === null) throw new Error(`Cannot read the inputs of ${template}`);
  return Object.entries(inputs).map(([name, value]) => ({ name, value: value as unknown }));
}
