import { type FunctionTemplate, functionTemplates } from '../function-templates.gen.ts';

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
  return Object.entries(functionTemplates[template].inputs).map(([name, value]) => ({ name, value }));
}
