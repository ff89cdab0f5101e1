import { CliError, isRecord } from '@castai-bot/cli';
import type { NamedValue } from '@castai-bot/scaffold';

/** What the bot is told to do, in the blueprint's envelope. Only what this CLI needs of it is looked at. */
export interface FunctionConfig {
  /** As written: snake_case, kebab-case or camelCase. */
  readonly functionName: string;
  /** The whole document. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Where it was read, for people. */
  readonly source: string;
  /** Names of the inputs that the command line gave in place of those. */
  readonly typedInputs: readonly string[];
}

/**
 * Reads a function's config as the bot will.
 * @throws CliError BAD_CONFIG when it is no JSON or names no function; the rest is the bot's to judge
 */
export function parseFunctionConfig(text: string, source: string): FunctionConfig {
  const document = parseJson(text, source);
  if (!isRecord(document)) throw badConfig(source, `found ${describe(document)}, wanted an object`);
  const envelope = document['function'];
  if (!isRecord(envelope)) throw badConfig(source, `function: found ${describe(envelope)}, wanted an object`);
  const functionName = envelope['function_name'];
  if (typeof functionName !== 'string' || functionName === '') {
    throw badConfig(
      source,
      `function.function_name: found ${describe(functionName)}, wanted the name of a function`,
    );
  }
  return { functionName, document, source, typedInputs: [] };
}

/** The inputs of a config, or its variables, whatever is there instead. */
export function listNamed(
  document: Readonly<Record<string, unknown>>,
  member: 'inputs' | 'env_variables',
): readonly NamedValue[] {
  const envelope = document['function'];
  const items: unknown = isRecord(envelope) ? envelope[member] : undefined;
  return (isList(items) ? items : []).flatMap((item) =>
    isRecord(item) && typeof item['name'] === 'string'
      ? [{ name: item['name'], value: item['value'] ?? null }]
      : [],
  );
}

/** The config with these inputs in place of those of the same name. */
export function withInputs(config: FunctionConfig, inputs: readonly NamedValue[]): FunctionConfig {
  const envelope = config.document['function'];
  if (!isRecord(envelope)) return config;
  const names = new Set(inputs.map(({ name }) => name));
  const present = envelope['inputs'] ?? [];
  if (!isList(present)) {
    throw badConfig(
      config.source,
      `function.inputs: found ${describe(present)}, wanted a list of names and values`,
    );
  }
  const kept = present.filter((one) => !isRecord(one) || !names.has(String(one['name'])));
  const changed = { ...envelope, inputs: [...kept, ...inputs] };
  return { ...config, document: { ...config.document, function: changed }, typedInputs: [...names] };
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw badConfig(source, `no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function badConfig(source: string, problem: string, cause?: unknown): CliError {
  return new CliError('BAD_CONFIG', `Cannot read the function's config: ${source}: ${problem}`, { cause });
}

function describe(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
