import { findEnvVariableProblem } from './env-variable.ts';
import { isRecord, kindOf } from '../values/json-value.ts';
import { readNamedList } from './named-list.ts';
import { listPrototypeKeys } from './prototype-names.ts';

/** A config as its file has it: the function by any of its names, its inputs not yet checked against it. */
export interface RawConfig {
  readonly functionName: string;
  readonly inputs: ReadonlyMap<string, unknown>;
  readonly envVariables: ReadonlyMap<string, string>;
}

/** What could be read of a config; every problem and warning as `path.to.key: problem`. */
export interface ConfigReading {
  readonly config: RawConfig;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

const ENVELOPE = '{"function": {"function_name": …, "inputs": […], "env_variables": […]}}';

/**
 * Reads the blueprint's envelope. An unknown key in it warns, for what a newer bot reads must not stop an older one.
 * @param secrets names of the variables that come from a Secret, and that no config may set
 */
export function parseConfig(text: string, secrets: readonly string[] = []): ConfigReading {
  const document = parseJson(text);
  if (!('value' in document)) return nothingRead(`not JSON: ${document.problem}`);
  const { value } = document;
  if (!isRecord(value)) return nothingRead(`found ${kindOf(value)}, wanted ${ENVELOPE}`);
  const forbidden = listPrototypeKeys(value).map((path) => `${path}: a key that is not for a config to use`);
  const outer = listUnknownKeys(value, { known: ['$schema', 'function'], path: '' });
  const { function: body } = value;
  if (!isRecord(body)) {
    const problem = `function: found ${kindOf(body)}, wanted ${ENVELOPE}`;
    return { ...nothingRead(problem), problems: [...forbidden, problem], warnings: outer };
  }
  const reading = readBody(body, secrets);
  return {
    ...reading,
    problems: [...forbidden, ...reading.problems],
    warnings: [...outer, ...reading.warnings],
  };
}

function readBody(body: Readonly<Record<string, unknown>>, secrets: readonly string[]): ConfigReading {
  const { function_name: name } = body;
  const inputs = readNamedList(body['inputs'], 'function.inputs');
  const variables = readNamedList(body['env_variables'], 'function.env_variables');
  const { envVariables, problems } = readEnvVariables(variables.items, secrets);
  return {
    config: { functionName: typeof name === 'string' ? name : '', inputs: inputs.items, envVariables },
    problems: [
      ...(typeof name === 'string' && name !== ''
        ? []
        : [`function.function_name: found ${kindOf(name)}, wanted the name of a function`]),
      ...inputs.problems,
      ...variables.problems,
      ...problems,
    ],
    warnings: [
      ...listUnknownKeys(body, { known: ['function_name', 'inputs', 'env_variables'], path: 'function.' }),
      ...inputs.warnings,
      ...variables.warnings,
    ],
  };
}

function readEnvVariables(
  items: ReadonlyMap<string, unknown>,
  secrets: readonly string[],
): {
  readonly envVariables: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
} {
  const envVariables = new Map<string, string>();
  const problems: string[] = [];
  for (const [name, value] of items) {
    const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
    const problem = isScalar
      ? findEnvVariableProblem({ name, value: String(value) }, secrets)
      : `found ${kindOf(value)}, wanted a string, a number or a boolean`;
    if (problem === undefined) envVariables.set(name, String(value));
    else problems.push(`function.env_variables.${name}: ${problem}`);
  }
  return { envVariables, problems };
}

function nothingRead(problem: string): ConfigReading {
  return {
    config: { functionName: '', inputs: new Map(), envVariables: new Map() },
    problems: [problem],
    warnings: [],
  };
}

function listUnknownKeys(
  record: Readonly<Record<string, unknown>>,
  { known, path }: { readonly known: readonly string[]; readonly path: string },
): readonly string[] {
  return Object.keys(record)
    .filter((key) => !known.includes(key))
    .map((key) => `${path}${key}: unknown key, wanted ${known.join(', ')}`);
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}
