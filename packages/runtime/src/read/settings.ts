import { longestTimerSeconds } from './bot-limits.ts';
import type { LogFormat } from '../output/logger.ts';
import { type LogLevel, logLevels, parseLogLevel } from '../output/log-level.ts';
import { readApiUrl } from './api-url.ts';
import { findPreloadProblems } from './preloads.ts';
import { type Environment, envProblem, type Reading } from './environment.ts';

/** What the environment says about a run, besides the key. */
export interface Settings {
  readonly apiUrl: string;
  readonly clusterId: string | undefined;
  readonly organizationId: string | undefined;
  readonly dryRun: boolean;
  /** Seconds the function may run; undefined: what the bot's limits say. */
  readonly runDeadlineSeconds: number | undefined;
}

/** How the run writes its log: read first, so that the other problems can be logged. */
export interface LogSettings {
  readonly level: LogLevel;
  readonly format: LogFormat;
}

/** An id goes into paths and headers. */
const ID = /^(?!\.+$)[\w.-]{1,128}$/;

const SWITCH: Readonly<Record<string, boolean>> = {
  '': false,
  '0': false,
  false: false,
  no: false,
  off: false,
  '1': true,
  true: true,
  yes: true,
  on: true,
};

/** Reads `LOG_LEVEL` and `LOG_FORMAT`. */
export function readLogSettings(
  env: Environment,
  { isTty }: { readonly isTty: boolean },
): Reading<LogSettings> {
  const { LOG_LEVEL: levelName = '', LOG_FORMAT: formatName = '' } = env;
  const level = levelName === '' ? 'INFO' : parseLogLevel(levelName);
  const fallback = isTty ? 'text' : 'json';
  const format =
    formatName === '' ? fallback : (['json', 'text'] as const).find((name) => name === formatName);
  return {
    value: { level: level ?? 'INFO', format: format ?? fallback },
    problems: [
      ...(level === undefined ? [envProblem('LOG_LEVEL', levelName, logLevels.join(', '))] : []),
      ...(format === undefined ? [envProblem('LOG_FORMAT', formatName, 'json or text')] : []),
    ],
  };
}

/** Reads what else the environment says, every problem at once. */
export function readSettings(env: Environment): Reading<Settings> {
  const apiUrl = readApiUrl(env);
  const own = readId(env, 'CLUSTER_ID');
  // What CAST AI's agent wrote down, under a name of its own: one variable of a pod has one source.
  const clusterId = (env['CLUSTER_ID'] ?? '').trim() === '' ? readId(env, 'AGENT_CLUSTER_ID') : own;
  const organizationId = readId(env, 'ORGANIZATION_ID');
  const dryRun = readSwitch(env, 'DRY_RUN');
  const runDeadlineSeconds = readSeconds(env, 'RUN_DEADLINE_SECONDS');
  return {
    value: {
      apiUrl: apiUrl.value,
      clusterId: clusterId.value,
      organizationId: organizationId.value,
      dryRun: dryRun.value,
      runDeadlineSeconds: runDeadlineSeconds.value,
    },
    problems: [
      ...apiUrl.problems,
      ...clusterId.problems,
      ...organizationId.problems,
      ...dryRun.problems,
      ...runDeadlineSeconds.problems,
      ...checkTls(env),
      ...findPreloadProblems(env),
    ],
  };
}

/** Whether the bot is asked to describe its functions, and not to run one. */
export function isDescribing(env: Environment): boolean {
  return readSwitch(env, 'BOT_DESCRIBE').value;
}

/** A secret or a file that an id came from often ends in a line break. */
function readId(env: Environment, name: string): Reading<string | undefined> {
  const value = (env[name] ?? '').trim();
  if (value === '') return { value: undefined, problems: [] };
  const problems = ID.test(value)
    ? []
    : [envProblem(name, value, 'an id: letters, digits, "-", "_" and "."')];
  return { value, problems };
}

function readSwitch(env: Environment, name: string): Reading<boolean> {
  const value = (env[name] ?? '').toLowerCase();
  if (Object.hasOwn(SWITCH, value)) return { value: SWITCH[value] === true, problems: [] };
  return { value: true, problems: [envProblem(name, env[name], '1 or 0')] };
}

function readSeconds(env: Environment, name: string): Reading<number | undefined> {
  const text = env[name] ?? '';
  if (text === '') return { value: undefined, problems: [] };
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  const isUsable = seconds > 0 && seconds <= longestTimerSeconds;
  return {
    value: isUsable ? seconds : undefined,
    problems: isUsable ? [] : [envProblem(name, text, `seconds above 0, at most ${longestTimerSeconds}`)],
  };
}

/** @see https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue */
function checkTls(env: Environment): readonly string[] {
  return env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
    ? [
        'env NODE_TLS_REJECT_UNAUTHORIZED: found "0", wanted it unset: the key would go to anyone; for a private CA set NODE_EXTRA_CA_CERTS',
      ]
    : [];
}
