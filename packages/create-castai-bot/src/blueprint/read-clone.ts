import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { type ConfigMap, readManifests, type Workload } from './manifests.ts';
import { findPythonFunctions, findPythonString, type PythonFunction } from './python-source.ts';

/** Files of a clone that say something about the bot. */
export interface Clone {
  readonly workloads: readonly Workload[];
  readonly configMaps: readonly ConfigMap[];
  /** Text of src/function_config.json. */
  readonly localConfig: string | undefined;
  readonly imageName: string | undefined;
  readonly imageTag: string | undefined;
}

const FUNCTIONS = 'src/functions';

/**
 * Makes sure that there is a folder to read.
 * @throws CliError `BLUEPRINT_UNREADABLE`
 */
export function checkClone(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new CliError(
    'BLUEPRINT_UNREADABLE',
    `Cannot read the blueprint ${JSON.stringify(directory)}: there is no such folder`,
    { hint: 'name a clone of castai-api-bot-helper' },
  );
}

/** Reads what the answers come from. A file that is not YAML is noted. */
export async function readClone(directory: string, notes: string[]): Promise<Clone> {
  const workloads: Workload[] = [];
  const configMaps: ConfigMap[] = [];
  for (const file of await listManifests(directory)) {
    try {
      const found = readManifests((await readText(directory, file)) ?? '', file);
      workloads.push(...found.workloads);
      configMaps.push(...found.configMaps);
    } catch (error) {
      if (!(error instanceof CliError && error.code === 'YAML')) throw error;
      notes.push(`${file} is passed over, it is not YAML. ${error.message}`);
    }
  }
  const constants = await readText(directory, 'helper_scripts/constants.py');
  return {
    // A CronJob says more than a Pod: it comes first.
    workloads: workloads.toSorted((a, b) => a.kind.localeCompare(b.kind)),
    configMaps,
    localConfig: await readText(directory, 'src/function_config.json'),
    imageName: constants && findPythonString(constants, 'IMAGE_NAME'),
    imageTag: constants && findPythonString(constants, 'IMAGE_TAG'),
  };
}

/** YAML files of the top level and of folders meant for them. */
async function listManifests(directory: string): Promise<readonly string[]> {
  const folders = ['.', 'k8s', 'kubernetes', 'manifests', 'deploy'];
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await list(path.join(directory, folder))).map((file) => path.posix.join(folder, file)),
    ),
  );
  return found.flat().filter((file) => /\.ya?ml$/.test(file));
}

/** The functions below src/functions. */
export async function readPythonFunctions(directory: string): Promise<readonly PythonFunction[]> {
  const files = (await list(path.join(directory, FUNCTIONS))).filter((file) => file.endsWith('.py'));
  const found = await Promise.all(
    files.map(async (name) => {
      const file = `${FUNCTIONS}/${name}`;
      return findPythonFunctions((await readText(directory, file)) ?? '', file);
    }),
  );
  return found.flat();
}

async function list(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).toSorted();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw unreadable(directory, error);
  }
}

async function readText(directory: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(directory, file), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw unreadable(file, error);
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ENOTDIR', 'EISDIR'].some((code) => code === error.code);

function unreadable(file: string, error: unknown): CliError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CliError('BLUEPRINT_UNREADABLE', `Cannot read ${JSON.stringify(file)}: ${reason}`, {
    cause: error,
  });
}
