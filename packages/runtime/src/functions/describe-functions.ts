import type { RegisteredFunction } from './function-registry.ts';

/** What a bot says about itself with `BOT_DESCRIBE=1`. */
export interface BotDescription {
  readonly schema: 1;
  readonly bot: string;
  readonly functions: readonly FunctionDescription[];
}

/** One function of a bot, with the JSON Schema of its inputs. */
export interface FunctionDescription {
  readonly name: string;
  readonly export: string;
  readonly description: string;
  readonly scope: 'cluster' | 'organization';
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether it keeps a state between its runs. */
  readonly state: boolean;
}

/** Describes functions as the CLI wants to know them. */
export function describeFunctions(bot: string, functions: readonly RegisteredFunction[]): BotDescription {
  return {
    schema: 1,
    bot,
    functions: functions.map(({ name, exportName, fn }) => ({
      name,
      export: exportName,
      description: fn.description,
      scope: fn.scope,
      inputs: {
        ...fn.inputs.toJSONSchema({ io: 'input', unrepresentable: 'any' }),
        // What the run refuses, whichever z.object the author used.
        additionalProperties: false,
      },
      state: fn.state !== undefined,
    })),
  };
}
