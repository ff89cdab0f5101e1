import { scriptTemplate } from './entry-runtime.ts';
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

/** The inputs of the scripts that a bare-bones bot begins with: which status of a cluster is to be mended. */
const SCRIPT_INPUTS = { reconcile: '' };

/** A config of these inputs, by name. */
export function configWith(name: string, inputs: Readonly<Record<string, unknown>>): FunctionConfig {
  const named = Object.entries(inputs).map(([input, value]) => ({ name: input, value }));
  return { function: { function_name: name, inputs: named, env_variables: [] } };
}

/** The config that a script starts with: its inputs, where it is one of ours. */
export function scriptConfig(name: string, entry: string): FunctionConfig {
  return configWith(name, scriptTemplate(entry) === undefined ? {} : SCRIPT_INPUTS);
}

/** The config a function starts with: the inputs that come with its template. */
export function functionConfig(name: string, template: FunctionTemplate | undefined): FunctionConfig {
  return configWith(name, template === undefined ? {} : functionTemplates[template].inputs);
}
