import type * as z from 'zod';
import { createMemoryStore } from '../state/memory-store.ts';
import type { PlannedState } from '../state/plan-store.ts';
import type { StateStore } from '../state/state-store.ts';
import type { StateAccess } from '../state/state.ts';
import { parseState } from '../state/state-value.ts';
import { CastAi } from '../castai/cast-ai.ts';
import { findPlanEnd } from '../castai/plan/plan-ended-error.ts';
import type { PlannedWrite } from '../castai/plan/planned-write.ts';
import type { Fetch } from '../http/exchange/exchange-with.ts';
import { type Clock, createClock } from '../http/time/clock.ts';
import type { DefinedFunction, FunctionScope, StateSchema } from './define-function.ts';
import { ConfigError } from '../errors.ts';
import type { Notice, Notify } from './notice.ts';
import { parseResult, type WholeResult } from './function-result.ts';
import { createRunSchedule, type ScheduleFacts } from './run-schedule.ts';
import type { LogFields, Logger, LogMethod } from '../output/logger.ts';

/** Where an API answers; a simulator is one. */
export interface ApiUnderTest {
  /** Its origin; plain http only on loopback. */
  readonly url: string;
  readonly apiKey: string;
  readonly clusterIds: readonly string[];
}

/** What a function is called with. */
export interface CallFunctionOptions<Inputs, Kept = unknown> {
  readonly api: ApiUnderTest;
  /** As in a config: what is left out gets its default. @default {} */
  readonly inputs?: Inputs | undefined;
  /** The cluster to work on. @default the first of the API */
  readonly clusterId?: string | undefined;
  /** Whether its writes are only planned. @default false */
  readonly dryRun?: boolean | undefined;
  /** What `simulated` of its context says: whether nothing that it does is real. @default true */
  readonly simulated?: boolean | undefined;
  /** Which time of which schedule the call serves. @default none: it was told to run */
  readonly schedule?: ScheduleFacts | undefined;
  readonly signal?: AbortSignal | undefined;
  /** @default the time of `clock` */
  readonly now?: (() => Date) | undefined;
  /**
   * Time and chance of `castai`: that of a simulator makes its waits take no time.
   *
   * @default real time
   */
  readonly clock?: Clock | undefined;
  /** Sends the requests in place of node:http. */
  readonly fetch?: Fetch | undefined;
  /** What its state holds before the call. @default nothing: the default of its schema */
  readonly state?: Kept | undefined;
  /** Keeps its state in place of `state`, e.g. one that is shared by two calls, or outlives one that is cut off. */
  readonly stateStore?: StateStore | undefined;
}

/** What came of a call. */
export interface CalledFunction<Kept = unknown> {
  readonly counts: WholeResult['counts'];
  readonly failed: WholeResult['failed'];
  /** What it logged, at every level. */
  readonly lines: readonly CalledLine[];
  /** What it told people; nobody was told. */
  readonly notices: readonly Notice[];
  /** The writes that a dry run did not send. */
  readonly plan: readonly PlannedWrite[];
  /** What its state holds after the call; undefined for a function that keeps none. */
  readonly state: Kept;
  /** What a dry run would have stored of its state; undefined where that is nothing. */
  readonly plannedState: PlannedState | undefined;
}

/** A line that a function logged. */
export interface CalledLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: LogFields;
}

/**
 * Calls a function as a bot would, for its test: nothing of the process is read, set or ended. What the function throws
 * is thrown; a plan that ends early, for want of an answer that a dry run does not get, is returned as far as it goes.
 *
 * @throws ConfigError for inputs that the function does not take, and for a state that its schema does not
 */
export async function callFunction<
  Schema extends z.ZodObject,
  Scope extends FunctionScope,
  Kept extends StateSchema = undefined,
>(
  definition: DefinedFunction<Schema, Scope, Kept>,
  { api, clusterId = api.clusterIds[0], ...options }: CallFunctionOptions<z.input<Schema>, StateInput<Kept>>,
): Promise<CalledFunction<StateOutput<Kept>>> {
  const { clock, dryRun = false, fetch, signal = new AbortController().signal, simulated = true } = options;
  const now = options.now ?? (() => (clock === undefined ? new Date() : new Date(clock.now())));
  const prepared = await definition.prepare(new Map(Object.entries(options.inputs ?? {})));
  if ('problems' in prepared) {
    const problems = prepared.problems.map((problem) => `inputs${problem}`);
    throw new ConfigError('Cannot call the function with these inputs', { code: 'config', problems });
  }
  const castai = new CastAi({ apiUrl: api.url, apiKey: api.apiKey, dryRun, signal, clock, fetch });
  const lines: CalledLine[] = [];
  const log = recordLines(lines);
  const config = {
    functionName: 'called',
    envVariables: new Map<string, string>(),
    source: 'callFunction()',
  };
  const notices: Notice[] = [];
  const notify: Notify = async (notice) => Promise.resolve(void notices.push(notice));
  const kept = keepState(options, api);
  const { stateAccess } = kept;
  const schedule = createRunSchedule(options.schedule ?? {}, now);
  const facts = { castai, clusterId, config, dryRun, log, notify, now, schedule, signal, simulated };
  const result = await endPlan(prepared.start({ ...facts, stateAccess }), dryRun);
  const state = await kept.read(definition);
  return {
    ...parseResult(result),
    lines,
    notices,
    plan: castai.plan,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what its own schema gives, and undefined without one
    state: state as StateOutput<Kept>,
    plannedState: kept.planned(),
  };
}

type StateInput<Kept extends StateSchema> = Kept extends z.ZodType ? z.input<Kept> : undefined;

type StateOutput<Kept extends StateSchema> = Kept extends z.ZodType ? z.output<Kept> : undefined;

interface KeptState {
  readonly stateAccess: StateAccess;
  readonly planned: () => PlannedState | undefined;
  readonly read: (
    definition: Pick<DefinedFunction<z.ZodObject, FunctionScope, StateSchema>, 'state' | 'migrate'>,
  ) => Promise<unknown>;
}

const STATE_NAME = 'called';

function keepState(
  { clock, dryRun, state, stateStore }: Omit<CallFunctionOptions<unknown>, 'api'>,
  { apiKey }: ApiUnderTest,
): KeptState {
  const texts = state === undefined ? {} : { 'state.json': JSON.stringify(state) };
  const store = stateStore ?? createMemoryStore(texts);
  const holdsSecret = (text: string): boolean => text.includes(apiKey);
  let planned: PlannedState | undefined;
  return {
    stateAccess: {
      name: STATE_NAME,
      open: async () => Promise.resolve(store),
      holdsSecret,
      clock: clock ?? createClock(undefined),
      notePlanned: dryRun === true ? (changed) => (planned = changed) : undefined,
    },
    planned: () => planned,
    read: async ({ migrate, state: schema }) => {
      if (schema === undefined) return undefined;
      const { text } = await store.read('state.json');
      return parseState(text, { name: STATE_NAME, schema, migrate, holdsSecret });
    },
  };
}

/** As a bot has it: a dry run that cannot go on has ended well. */
async function endPlan(result: Promise<unknown>, dryRun: boolean): Promise<unknown> {
  try {
    return await result;
  } catch (error) {
    if (dryRun && findPlanEnd(error) !== undefined) return undefined;
    throw error;
  }
}

function recordLines(lines: CalledLine[]): Logger {
  const at =
    (level: keyof Logger): LogMethod =>
    (message, fields = {}) =>
      void lines.push({ level, message, fields });
  return {
    debug: at('debug'),
    info: at('info'),
    warning: at('warning'),
    error: at('error'),
    critical: at('critical'),
  };
}
