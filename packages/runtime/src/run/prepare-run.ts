import type { ApiKeyReading } from '../read/api-key.ts';
import type { BotEntry } from '../read/bot-entry.ts';
import { type ConfigPlaces, readConfigText } from '../read/config-file.ts';
import type { Environment, Reading } from '../read/environment.ts';
import { readRunTick } from '../read/run-tick.ts';
import { parseConfig, type RawConfig } from '../read/parse-config.ts';
import { readSettings, type Settings } from '../read/settings.ts';
import type { FunctionScope, RunContext } from '../functions/define-function.ts';
import { findFunction, type RegisteredFunction } from '../functions/function-registry.ts';
import type { Secret } from '../values/secret.ts';

/** What a run is about, as far as it could be read. */
export interface RunFacts {
  readonly functionName: string | null;
  readonly scope: FunctionScope;
  readonly clusterId: string | null;
  readonly dryRun: boolean;
}

/** A function with all that it needs. */
export interface PreparedRun {
  readonly apiKey: Secret;
  readonly settings: Settings;
  /** The time of its schedule that the run serves. */
  readonly tick: Date | undefined;
  readonly config: RunContext['config'];
  /** Whether its function keeps something between its runs. */
  readonly hasState: boolean;
  readonly start: (context: RunContext) => Promise<unknown>;
}

/** What came of reading environment and config; `run` is there if nothing is wrong with them. */
export interface Preparation {
  readonly facts: RunFacts;
  readonly envVariables: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
  readonly problems: readonly string[];
  readonly run: PreparedRun | undefined;
}

/** Where a run is prepared from. */
export interface PrepareOptions {
  readonly key: ApiKeyReading;
  readonly entry: Reading<BotEntry | undefined>;
  readonly env: Environment;
  readonly places: ConfigPlaces;
  readonly functions: readonly RegisteredFunction[];
  /** When the run began. */
  readonly now: Date;
}

/** Reads environment and config and checks them against each other and the functions, every problem at once. */
export async function prepareRun({
  key,
  entry,
  env,
  places,
  functions,
  now,
}: PrepareOptions): Promise<Preparation> {
  const settings = readSettings(env);
  const tick = readRunTick(env, { entry: entry.value, now });
  const config = readConfig(places, entry.value?.secrets);
  const { functionName, inputs, envVariables } = config.value;
  const registered = findFunction(functions, functionName);
  const prepared = await registered?.fn.prepare(inputs);
  const problems = [
    ...key.problems,
    ...settings.problems,
    ...checkClusterId(settings.value, registered === undefined ? functions : [registered]),
    ...entry.problems,
    ...tick.problems,
    ...config.problems,
    ...checkEntry(entry.value, { registered, file: config.file }),
    ...checkState(entry.value, { registered, env, file: config.file }),
    ...(registered === undefined && functionName !== ''
      ? [
          `${config.file}: function.function_name: found ${JSON.stringify(functionName)}, wanted ${listNames(functions)}`,
        ]
      : []),
    ...(prepared !== undefined && 'problems' in prepared
      ? prepared.problems.map((problem) => `${config.file}: function.inputs${problem}`)
      : []),
  ];
  return {
    facts: toFacts(registered, settings.value),
    envVariables,
    warnings: config.warnings,
    problems,
    run:
      problems.length === 0 && key.apiKey !== undefined && registered && prepared && 'start' in prepared
        ? {
            apiKey: key.apiKey,
            settings: settings.value,
            tick: tick.value,
            config: { functionName: registered.name, envVariables, source: config.file },
            hasState: registered.fn.state !== undefined,
            start: prepared.start,
          }
        : undefined,
  };
}

function toFacts(registered: RegisteredFunction | undefined, { clusterId, dryRun }: Settings): RunFacts {
  const about = { clusterId: clusterId ?? null, dryRun };
  if (registered === undefined) return { functionName: null, scope: 'cluster', ...about };
  return { functionName: registered.name, scope: registered.fn.scope, ...about };
}

interface ConfigInFile {
  readonly file: string;
  readonly value: RawConfig;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

function readConfig(places: ConfigPlaces, secrets: readonly string[] = []): ConfigInFile {
  const read = readConfigText(places);
  const prefix = (problem: string): string => `${read.file}: ${problem}`;
  if ('problem' in read) {
    const value = { functionName: '', inputs: new Map(), envVariables: new Map() };
    return { file: read.file, value, problems: [prefix(read.problem)], warnings: [] };
  }
  const { config, problems, warnings } = parseConfig(read.text, secrets);
  return { file: read.file, value: config, problems: problems.map(prefix), warnings: warnings.map(prefix) };
}

/** Limits and state of an entry are its function's: a config must not bring another one under them. */
function checkEntry(
  entry: BotEntry | undefined,
  { registered, file }: { readonly registered: RegisteredFunction | undefined; readonly file: string },
): readonly string[] {
  if (entry === undefined || registered === undefined || registered.name === entry.function) return [];
  const found = `${file}: function.function_name: found ${JSON.stringify(registered.name)}`;
  return [
    `${found}, wanted ${JSON.stringify(entry.function)}, the function of ${entry.entry} as the manifest has it`,
  ];
}

/** In a cluster nothing keeps a state that castai-bot.json does not name; on a machine castai-bot itself does. */
function checkState(
  entry: BotEntry | undefined,
  {
    env,
    file,
    registered,
  }: {
    readonly env: Environment;
    readonly file: string;
    readonly registered: RegisteredFunction | undefined;
  },
): readonly string[] {
  const isKept = (env['BOT_STATE_URL'] ?? '') !== '';
  if (entry === undefined || entry.state !== undefined || isKept || registered?.fn.state === undefined)
    return [];
  const found = `${file}: function.function_name: ${JSON.stringify(registered.name)} keeps a state, and ${entry.entry} has none`;
  return [`${found}: wanted "state" of it in castai-bot.json, then castai-bot update`];
}

/** Without a function to ask, a bot whose functions all want a cluster is missing one. */
function checkClusterId(settings: Settings, candidates: readonly RegisteredFunction[]): readonly string[] {
  if (settings.clusterId !== undefined || !candidates.every(({ fn }) => fn.scope === 'cluster')) return [];
  return ['env CLUSTER_ID: missing, wanted the id of the cluster to work on'];
}

function listNames(functions: readonly RegisteredFunction[]): string {
  const names = functions.map(({ name }) => name);
  return names.length === 1 ? names.join() : `one of ${names.join(', ')}`;
}
