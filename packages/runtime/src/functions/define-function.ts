import type * as z from 'zod';
import { BotExecutionConfig, type BotExecutionConfigValues } from './bot-execution-config.ts';
import type { CastAi } from '../castai/cast-ai.ts';
import type { FailedItem } from '../castai/list/for-each-item.ts';
import type { Logger } from '../output/logger.ts';

/** Whether a function works on one cluster, and then needs `CLUSTER_ID`, or on the whole organization. */
export type FunctionScope = 'cluster' | 'organization';

/** What a function did: numbers by name, and the items that failed. Any failed item makes the exit code 65. */
export interface FunctionResult {
  readonly counts?: Readonly<Record<string, number>> | undefined;
  readonly failed?: readonly FailedItem[] | undefined;
}

/** What a function is given. */
export interface FunctionContext<Inputs = unknown, ClusterId = string> {
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
  readonly now: () => Date;
}

/** A function as its author writes it. */
export interface FunctionDefinition<Schema extends z.ZodObject, Scope extends FunctionScope> {
  /** One sentence, shown by `castai-bot list`. */
  readonly description: string;
  /** @default 'cluster' */
  readonly scope?: Scope;
  /** The inputs of its config. Names that are not in it are refused, whichever `z.object` it is. */
  readonly inputs: Schema;
  readonly run: (
    context: FunctionContext<z.output<Schema>, ClusterIdOf<Scope>>,
  ) => Promise<FunctionResult | void> | FunctionResult | void;
}

type ClusterIdOf<Scope extends FunctionScope> = Scope extends 'cluster' ? string : string | undefined;

/** A function that a Bot can run, whatever its inputs are. */
export interface BotFunction {
  readonly description: string;
  readonly scope: FunctionScope;
  readonly inputs: z.ZodObject;
  /** Checks the values of a config against the inputs; every problem from the dot of its path on, `.name.of.key: problem`. */
  readonly prepare: (values: ReadonlyMap<string, unknown>) => Promise<PreparedFunction>;
}

/** What `defineFunction` returns: a function that a Bot can run, and a test can call. */
export interface DefinedFunction<
  Schema extends z.ZodObject,
  Scope extends FunctionScope,
> extends BotFunction {
  readonly inputs: Schema;
  readonly run: FunctionDefinition<Schema, Scope>['run'];
}

/** A function with its inputs, or what is wrong with them. */
export type PreparedFunction =
  | { readonly problems: readonly string[] }
  | { readonly start: (run: RunContext) => Promise<unknown> };

/** The context of a run but for its inputs, which their schema types. */
export interface RunContext extends Omit<FunctionContext<never, string | undefined>, 'config' | 'inputs'> {
  readonly config: Omit<BotExecutionConfigValues<never>, 'inputs'>;
}

/** Declares a function of a bot. Its `run` can be called by a test as it is. */
export function defineFunction<Schema extends z.ZodObject, Scope extends FunctionScope = 'cluster'>(
  definition: FunctionDefinition<Schema, Scope>,
): DefinedFunction<Schema, Scope> {
  return {
    ...definition,
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

async function start<Schema extends z.ZodObject, Scope extends FunctionScope>(
  definition: FunctionDefinition<Schema, Scope>,
  inputs: z.output<Schema>,
  context: RunContext,
): Promise<unknown> {
  const config = new BotExecutionConfig({ ...context.config, inputs });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a run without CLUSTER_ID never gets here in cluster scope
  const clusterId = context.clusterId as ClusterIdOf<Scope>;
  return definition.run({ ...context, config, inputs, clusterId });
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

function printIssue({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): string {
  const at = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return `${at}: ${message.replace(/^Invalid input: /, '')}`;
}
