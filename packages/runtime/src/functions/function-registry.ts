import type { BotFunction } from './define-function.ts';

/** A function and the names it goes by. */
export interface RegisteredFunction {
  /** In kebab-case, as reports and manifests have it. */
  readonly name: string;
  /** As `functions/index.ts` exports it. */
  readonly exportName: string;
  readonly fn: BotFunction;
}

/** The functions of a bot, and what is wrong with what was given for them. */
export interface FunctionRegistry {
  readonly functions: readonly RegisteredFunction[];
  readonly problems: readonly string[];
}

const NAME = /^[a-z](?:[-_]?[a-z0-9])*$/i;

/** Registers what a module exports, or any record: its own properties, each made by `defineFunction`. */
export function registerFunctions(exported: Readonly<Record<string, unknown>>): FunctionRegistry {
  const functions: RegisteredFunction[] = [];
  const problems: string[] = [];
  for (const [exportName, fn] of Object.entries(exported)) {
    const earlier = functions.find((other) => toKey(other.exportName) === toKey(exportName));
    if (!isBotFunction(fn)) {
      problems.push(`functions.${exportName}: found ${typeof fn}, wanted what defineFunction() returns`);
    } else if (!NAME.test(exportName)) {
      problems.push(`functions.${exportName}: wanted a name of letters and digits`);
    } else if (earlier !== undefined) {
      problems.push(`functions.${exportName}: answers to the same names as ${earlier.exportName}`);
    } else {
      functions.push({ name: toKebab(exportName), exportName, fn });
    }
  }
  if (functions.length === 0 && problems.length === 0)
    problems.push('functions: found none, wanted at least one');
  return { functions, problems };
}

/** The function of that name in kebab-case, snake_case or camelCase. */
export function findFunction(
  functions: readonly RegisteredFunction[],
  name: string,
): RegisteredFunction | undefined {
  if (!NAME.test(name)) return undefined;
  return functions.find(({ exportName }) => toKey(exportName) === toKey(name));
}

function isBotFunction(value: unknown): value is BotFunction {
  return (
    typeof value === 'object' && value !== null && 'prepare' in value && typeof value.prepare === 'function'
  );
}

/** What all spellings of a name share: where words and digits part differs between them. */
function toKey(name: string): string {
  return name.replaceAll(/[-_]/g, '').toLowerCase();
}

function toKebab(name: string): string {
  return name
    .replaceAll('_', '-')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
