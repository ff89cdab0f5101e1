import { CliError } from '@castai-bot/cli';
import type { FunctionConfig, NamedValue } from '@castai-bot/scaffold';

/**
 * Reads function_config.json.
 * @throws CliError `BLUEPRINT_UNREADABLE`: not JSON, or not in the blueprint's shape
 */
export function readFunctionConfig(text: string, file: string): FunctionConfig {
  const { function: described } = asRecord(parseJson(text, file), { file, path: 'the top' });
  const body = asRecord(described, { file, path: 'function' });
  if (typeof body['function_name'] !== 'string') throw unreadable(file, 'function.function_name', 'a text');
  return {
    function: {
      function_name: body['function_name'],
      inputs: readList(body['inputs'], { file, path: 'function.inputs' }),
      env_variables: readList(body['env_variables'], { file, path: 'function.env_variables' }),
    },
  };
}

interface Place {
  readonly file: string;
  readonly path: string;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CliError('BLUEPRINT_UNREADABLE', `Cannot read ${JSON.stringify(file)}: it is not JSON`, {
      cause: error,
    });
  }
}

function readList(value: unknown, { file, path }: Place): readonly NamedValue[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw unreadable(file, path, 'a list of names and values');
  const items: readonly unknown[] = value;
  return items.map((item, index) => {
    const record = asRecord(item, { file, path: `${path}[${index}]` });
    if (typeof record['name'] !== 'string') throw unreadable(file, `${path}[${index}].name`, 'a text');
    return { name: record['name'], value: record['value'] ?? null };
  });
}

function asRecord(value: unknown, { file, path }: Place): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unreadable(file, path, 'an object');
  return { ...value };
}

function unreadable(file: string, path: string, wanted: string): CliError {
  return new CliError(
    'BLUEPRINT_UNREADABLE',
    `Cannot read ${JSON.stringify(file)}: ${path}: wanted ${wanted}`,
  );
}
