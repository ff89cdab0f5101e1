/** Variables of a process: `process.env`, or a stand-in for it. */
export type Environment = Record<string, string | undefined>;

/** A value, where there is a usable one, and what is wrong where there is not. */
export interface Reading<Value> {
  readonly value: Value;
  readonly problems: readonly string[];
}

/** Says what is wrong with a variable. */
export function envProblem(name: string, found: string | undefined, wanted: string): string {
  return `env ${name}: found ${JSON.stringify(found)}, wanted ${wanted}`;
}
