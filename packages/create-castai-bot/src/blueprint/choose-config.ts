import { CliError } from '@castai-bot/cli';
import type { FunctionConfig } from '@castai-bot/scaffold';
import { readFunctionConfig } from './function-config.ts';
import type { Clone } from './read-clone.ts';

const LOCAL_FILE = 'src/function_config.json';

/**
 * The config that the cluster has: of the ConfigMap that is mounted, else of the only one, else of the file for
 * local tests.
 * @throws CliError `BLUEPRINT_UNREADABLE`: there is none, or it is not in the blueprint's shape
 */
export function chooseConfig(
  { workloads, configMaps, localConfig }: Pick<Clone, 'workloads' | 'configMaps' | 'localConfig'>,
  { directory, notes }: { readonly directory: string; readonly notes: string[] },
): FunctionConfig {
  const mounted = configMaps.find(({ name }) => name === workloads[0]?.configMap);
  const chosen =
    mounted ?? (localConfig === undefined || configMaps.length === 1 ? configMaps[0] : undefined);
  for (const other of configMaps) {
    if (other !== chosen)
      notes.push(`${other.file} is not taken over: no workload that is taken over mounts it`);
  }
  if (chosen === undefined) {
    if (localConfig !== undefined) return readFunctionConfig(localConfig, LOCAL_FILE);
    throw new CliError(
      'BLUEPRINT_UNREADABLE',
      `Cannot read the blueprint ${JSON.stringify(directory)}: found no ConfigMap with function_config.json and no ${LOCAL_FILE}`,
      { hint: 'name a clone of castai-api-bot-helper' },
    );
  }
  const config = readFunctionConfig(chosen.text, chosen.file);
  if (localConfig !== undefined) {
    const local = readFunctionConfig(localConfig, LOCAL_FILE).function.function_name;
    if (local !== config.function.function_name) {
      notes.push(
        `${LOCAL_FILE} names ${local}; taken over is ${config.function.function_name} of ${chosen.file}`,
      );
    }
  }
  return config;
}
