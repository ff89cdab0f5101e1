import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, isRecord } from '@castai-bot/cli';
import { decodeText, readTextIfThere } from '../repo/read-text.ts';
import { parseFunctionConfig, type FunctionConfig } from './function-config.ts';

/** The key of the config in its ConfigMap, and the name of the mounted file. */
export const configKey = 'function_config.json';

/** Where a function's config lives, relative to the repo, with slashes. */
export function configMapPath(functionName: string): string {
  return `k8s/${functionName}.configmap.yaml`;
}

/**
 * The config in a function's ConfigMap.
 * @throws CliError NO_CONFIG, BAD_CONFIG with the line and column of what is wrong in the YAML
 */
export async function readConfigMap(root: string, functionName: string): Promise<FunctionConfig> {
  const file = configMapPath(functionName);
  const manifest = await parseManifest(file, await readManifest(root, file));
  const data = isRecord(manifest) ? manifest['data'] : undefined;
  const text = isRecord(data) ? data[configKey] : undefined;
  if (typeof text !== 'string') {
    throw new CliError(
      'BAD_CONFIG',
      `Cannot read ${file}: data["${configKey}"] is missing, wanted the config as JSON text`,
    );
  }
  return parseFunctionConfig(text, `${file}: data["${configKey}"]`);
}

/** The text of that config; undefined where there is none to be read. */
export async function readConfigMapText(root: string, functionName: string): Promise<string | undefined> {
  const file = configMapPath(functionName);
  const text = await readTextIfThere(path.join(root, file));
  const { parseYaml } = await import('@castai-bot/yaml');
  const [document] = text === undefined ? [] : parseYaml(text).documents;
  const config: unknown = document?.getIn(['data', configKey]);
  return typeof config === 'string' ? config : undefined;
}

async function readManifest(root: string, file: string): Promise<string> {
  try {
    return decodeText(await readFile(path.join(root, file)), file);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(
      'NO_CONFIG',
      `Cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
        hint: 'castai-bot run --config src/function_config.json takes the config from another file',
      },
    );
  }
}

async function parseManifest(file: string, text: string): Promise<unknown> {
  const { readYamlValues } = await import('@castai-bot/yaml');
  return readYamlValues(text, { file, code: 'BAD_CONFIG' })[0];
}
