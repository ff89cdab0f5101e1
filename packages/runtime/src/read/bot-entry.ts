import { isRecord, kindOf } from '../values/json-value.ts';
import { findLimitProblems } from './bot-limits.ts';
import type { Environment, Reading } from './environment.ts';

/** What the manifest says of the entry of castai-bot.json that a run belongs to. */
export interface BotEntry {
  /** In kebab-case; another name than its function's where that has several schedules. */
  readonly entry: string;
  readonly function: string;
  /** As its CronJob has it; undefined: it runs only when told to. */
  readonly schedule?: string | undefined;
  /** IANA name. */
  readonly timeZone?: string | undefined;
  readonly limits?: { readonly maxWrites?: number | undefined } | undefined;
  readonly state?: StatePlace | undefined;
  /** Who is told of which runs. */
  readonly notify?: readonly EntryNotification[] | undefined;
  /** Names of the variables that hold secrets. */
  readonly secrets?: readonly string[] | undefined;
  /** Address of a run's page, with `{…}` for what differs from run to run. */
  readonly runUrl?: string | undefined;
}

/** Where a state is kept in the cluster. */
export interface StatePlace {
  readonly name: string;
  readonly configMap: string;
  readonly namespace: string;
}

/** One who is told; a heartbeat has no `on`. */
export interface EntryNotification {
  readonly on?: readonly string[] | undefined;
  readonly to: string;
  /** The name of a secret. */
  readonly url: string;
}

/** What a member must be, in words, where it is not. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'text');

const texts: Check = (value) => (isListOf(value, text) ? undefined : 'a list of names');

const state: Check = (value) =>
  hasTexts(value, ['name', 'configMap', 'namespace']) ? undefined : 'its name, configMap and namespace';

const notify: Check = (value) =>
  isListOf(value, (one) =>
    hasTexts(one, ['to', 'url']) && (one['on'] === undefined || !texts(one['on'])) ? undefined : '',
  )
    ? undefined
    : 'a list of {"on": […], "to": …, "url": …}';

/** A member that a newer castai-bot writes is no problem here: its manifests may be there before its image. */
const MEMBERS: Readonly<Record<Exclude<keyof BotEntry, 'limits'>, Check>> = {
  entry: text,
  function: text,
  schedule: optional(text),
  timeZone: optional(text),
  state: optional(state),
  notify: optional(notify),
  secrets: optional(texts),
  runUrl: optional(text),
};

/** Reads `BOT_ENTRY`, which only a manifest sets; undefined where it is not there, or not to be read. */
export function parseBotEntry(env: Environment): Reading<BotEntry | undefined> {
  const { BOT_ENTRY: given = '' } = env;
  if (given === '') return { value: undefined, problems: [] };
  const value = parseJson(given);
  const problems = findProblems(value).map((problem) => `env BOT_ENTRY: ${problem}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each of its members was checked
  return { value: problems.length > 0 ? undefined : (value as BotEntry), problems };
}

function findProblems(value: unknown): readonly string[] {
  if (!isRecord(value)) {
    const found = value === undefined ? 'no JSON' : kindOf(value);
    return [`found ${found}, wanted what castai-bot writes into the manifest, {"entry": …, "function": …}`];
  }
  const { limits } = value;
  const wrong = Object.entries(MEMBERS).flatMap(([name, check]) => {
    const wanted = check(value[name]);
    return wanted === undefined ? [] : [`${name}: found ${kindOf(value[name])}, wanted ${wanted}`];
  });
  if (limits === undefined) return wrong;
  if (!isRecord(limits)) return [...wrong, `limits: found ${kindOf(limits)}, wanted {"maxWrites": …}`];
  const { maxWrites = 1 } = limits;
  return [...wrong, ...findLimitProblems({ maxWrites })];
}

function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

function isListOf(value: unknown, check: Check): boolean {
  return Array.isArray(value) && value.every((item) => check(item) === undefined);
}

function hasTexts(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && names.every((name) => text(value[name]) === undefined);
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    // What it is instead, nobody needs to know: a program writes it.
    return undefined;
  }
}
