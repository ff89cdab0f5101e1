import type * as z from 'zod';
import { BotExecutionConfig, type BotExecutionConfigValues } from './bot-execution-config.ts';
import type { CastAi } from '../castai/cast-ai.ts';
import { createRunSchedule, type RunSchedule } from './run-schedule.ts';
import type { FailedItem } from '../castai/list/for-each-item.ts';
import type { Logger } from '../output/logger.ts';
import type { Notify } from './notice.ts';
import type { State, StateAccess } from '../state/state.ts';
import { printIssue } from '../values/print-issue.ts';

/** Whether a function works on one cluster, and then needs `CLUSTER_ID`, or on the whole organization. */
export type FunctionScope = 'cluster' | 'organization';

/** What a function did: numbers by name, and the items that failed. Any failed item makes the exit code 65. */
export interface FunctionResult {
  readonly counts?: Readonly<Record<string, number>> | undefined;
  readonly failed?: readonly FailedItem[] | undefined;
}

/** What a function is given. */
export interface FunctionContext<Inputs = unknown, ClusterId = string, Kept = undefined> {
  readonly config: BotExecutionConfig<Inputs>;
  /** The inputs, checked and with their defaults. */
  readonly inputs: Inputs;
  /** The cluster that `CLUSTER_ID` names; may be undefined for a function of organization scope. */
  readonly clusterId: ClusterId;
  readonly castai: CastAi;
  readonly log: Logger;
  /** Aborted by SIGTERM, SIGINT and the run's deadline: stop then, and return what was done so far. */
  readonly signal: AbortSignal;
  /** Whether the run must not change anything. */
  readonly dryRun: boolean;
  /** Whether CAST AI is a simulated or a recorded one, so that nothing the run does is real. */
  readonly simulated: boolean;
  readonly now: () => Date;
  /** When the run was due, and when others of its schedule are. */
  readonly schedule: RunSchedule;
  /** Tells people what you want them to know now; how the run ends they are told without it. */
  readonly notify: Notify;
  /** What the function keeps between its runs; undefined where it declares no `state`. */
  readonly state: Kept;
}

/** The schema of a state, or undefined for a function that keeps none. */
export type StateSchema = z.ZodType | undefined;

/** A function as its author writes it. */
export interface FunctionDefinition<
  Schema extends z.ZodObject,
  Scope extends FunctionScope,
  Kept extends StateSchema = undefined,
> {
  /** One sentence, shown by `castai-bot list`. */
  readonly description: string;
  /** @default 'cluster' */
  readonly scope?: Scope;
  /** The inputs of its config. Names that are not in it are refused, whichever `z.object` it is. */
  readonly inputs: Schema;
  /**
   * What it keeps between its runs, as JSON; `.default(…)` says what it is before the first. What is stored and does not
   * fit ends the run before it begins.
   */
  readonly state?: Kept;
  /** Makes what `state` wants of what was stored under an older schema; it gets whatever `state` does not take as it is. */
  readonly migrate?: (stored: unknown) => unknown;
  readonly run: (
    context: FunctionContext<z.output<Schema>, ClusterIdOf<Scope>, StateOf<Kept>>,
  ) => Promise<FunctionResult | void> | FunctionResult | void;
}

type ClusterIdOf<Scope extends FunctionScope> = Scope extends 'cluster' ? string : string | undefined;

type StateOf<Kept extends StateSchema> = Kept extends z.ZodType ? State<z.output<Kept>> : undefined;

/** A function that a Bot can run, whatever its inputs are. */
export interface BotFunction {
  readonly description: string;
  readonly scope: FunctionScope;
  readonly inputs: z.ZodObject;
  /** Undefined for a function that keeps nothing between its runs. */
  readonly state?: StateSchema;
  /** Checks the values of a config against the inputs; every problem from the dot of its path on, `.name.of.key: problem`. */
  readonly prepare: (values: ReadonlyMap<string, unknown>) => Promise<PreparedFunction>;
}

/** What `defineFunction` returns: a function that a Bot can run, and a test can call. */
export interface DefinedFunction<
  Schema extends z.ZodObject,
  Scope extends FunctionScope,
  Kept extends StateSchema = undefined,
> extends BotFunction {
  readonly inputs: Schema;
  readonly state?: Kept;
  readonly migrate?: (stored: unknown) => unknown;
  /** A test that calls it need not name the state that a function has not, nor a `notify`: nobody is told then. */
  readonly run: (
    context: CalledWith<Schema, Scope, Kept>,
  ) => Promise<FunctionResult | void> | FunctionResult | void;
}

type CalledWith<
  Schema extends z.ZodObject,
  Scope extends FunctionScope,
  Kept extends StateSchema,
> = Kept extends z.ZodType
  ? FunctionContext<z.output<Schema>, ClusterIdOf<Scope>, StateOf<Kept>>
  : Omit<FunctionContext<z.output<Schema>, ClusterIdOf<Scope>>, 'state' | Newer> &
      Partial<Pick<FunctionContext, Newer>>;

/** What functions have only been given since tests called them: one that was written before asks for none of it. */
type Newer = 'notify' | 'schedule' | 'simulated';

/** A function with its inputs, or what is wrong with them. */
export type PreparedFunction =
  | { readonly problems: readonly string[] }
  | { readonly start: (run: RunContext) => Promise<unknown> };

/** The context of a run but for its inputs, which their schema types. */
export interface RunContext extends Omit<
  FunctionContext<never, string | undefined>,
  'config' | 'inputs' | 'state'
> {
  readonly config: Omit<BotExecutionConfigValues<never>, 'inputs'>;
  /** Where the state is kept of a function that has one. */
  readonly stateAccess: StateAccess;
}

/** Declares a function of a bot. Its `run` can be called by a test as it is. */
export function defineFunction<
  Schema extends z.ZodObject,
  Scope extends FunctionScope = 'cluster',
  Kept extends StateSchema = undefined,
>(definition: FunctionDefinition<Schema, Scope, Kept>): DefinedFunction<Schema, Scope, Kept> {
  return {
    ...definition,
    run: (context) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without a state in the definition, undefined is its type
      definition.run({
        state: undefined,
        notify: tellNobody,
        schedule: createRunSchedule({}, context.now),
        simulated: true,
        ...context,
      } as Parameters<typeof definition.run>[0]),
    scope: definition.scope ?? 'cluster',
    prepare: async (values) => {
      const names = Object.keys(definition.inputs.shape);
      const unknown = listUnknownInputs(values, names);
      const known = [...values].filter(([name]) => names.includes(name));
      const parsed = await definition.inputs.safeParseAsync(Object.fromEntries(known));
      if (unknown.length > 0 || !parsed.success) {
        return { problems: [...unknown, ...(parsed.error?.issues ?? []).map(printIssue)] };
      }
      return { start: (context) => start(definition, parsed.data, context) };
    },
  };
}

const tellNobody: Notify = async () => Promise.resolve();

async function start<Schema extends z.ZodObject, Scope extends FunctionScope, Kept extends StateSchema>(
  definition: FunctionDefinition<Schema, Scope, Kept>,
  inputs: z.output<Schema>,
  { stateAccess, ...context }: RunContext,
): Promise<unknown> {
  const config = new BotExecutionConfig({ ...context.config, inputs });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a run without CLUSTER_ID never gets here in cluster scope
  const clusterId = context.clusterId as ClusterIdOf<Scope>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the state of this schema, and undefined without one
  const state = (await startState(definition, stateAccess)) as StateOf<Kept>;
  return definition.run({ ...context, config, inputs, clusterId, state });
}

async function startState(
  {
    migrate,
    state: schema,
  }: { readonly state?: StateSchema; readonly migrate?: (stored: unknown) => unknown },
  access: StateAccess,
): Promise<State<unknown> | undefined> {
  if (schema === undefined) return undefined;
  // Most functions keep nothing, and need not load it.
  const { openState } = await import('../state/state.ts');
  return openState({ schema, migrate }, access);
}

function listUnknownInputs(
  values: ReadonlyMap<string, unknown>,
  known: readonly string[],
): readonly string[] {
  const wanted = known.length === 0 ? 'none: this function has no inputs' : known.join(', ');
  return [...values.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => `.${name}: unknown input, wanted ${wanted}`);
}
