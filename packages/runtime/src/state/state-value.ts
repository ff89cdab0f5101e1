import type * as z from 'zod';
import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import { isPlanned } from '../castai/plan/planned-values.ts';
import { ConfigError } from '../errors.ts';
import { isDeepStrictEqual } from '../platform/node-util.ts';
import { isRecord } from '../values/json-value.ts';
import { printIssue } from '../values/print-issue.ts';

/** The most that a state takes as JSON, bytes: a ConfigMap holds 1 MiB, and keeps what is known of the runs too. */
export const largestStateBytes = 900_000;

/** What a state must look like. */
export interface StateSpec<Value> {
  readonly name: string;
  readonly schema: z.ZodType<Value>;
  /** Makes what the schema wants of what was stored under an older one. */
  readonly migrate: ((stored: unknown) => unknown) | undefined;
  readonly holdsSecret: (text: string) => boolean;
}

/**
 * Reads what is stored. What the schema does not take just as it stands goes through `migrate` first.
 *
 * @throws ConfigError `state` when it does not fit, or when the schema would drop a part of it
 */
export async function parseState<Value>(
  text: string | undefined,
  { migrate, name, schema }: StateSpec<Value>,
): Promise<Value> {
  const stored = text === undefined ? undefined : parseJson(text, name);
  const asStored = await schema.safeParseAsync(stored);
  if (stored === undefined || migrate === undefined) return accept(name, stored, asStored);
  if (asStored.success && isDeepStrictEqual(toJson(asStored.data), stored)) return asStored.data;
  const migrated = migrate(stored);
  return accept(name, migrated, await schema.safeParseAsync(migrated));
}

/**
 * Writes a state as JSON that `parseState` reads back.
 *
 * @throws ConfigError `state` when it cannot be stored; PlanEndedError for what a dry run cannot know
 */
export async function printState<Value>(
  next: Value,
  { holdsSecret, name, schema }: StateSpec<Value>,
): Promise<string> {
  let isPart = false;
  const text: string | undefined = JSON.stringify(next, function (this: unknown, key, value: unknown) {
    isPart ||= isPlanned(isRecord(this) || Array.isArray(this) ? Reflect.get(this, key) : undefined);
    return value;
  });
  if (text === undefined) throw refuse(name, `: found ${typeof next}, wanted JSON`);
  const value: unknown = JSON.parse(text);
  const parsed = await schema.safeParseAsync(value);
  if (!parsed.success && isPart) throw new PlanEndedError('a value of the state');
  accept(name, value, parsed);
  const bytes = Buffer.byteLength(text);
  if (bytes > largestStateBytes)
    throw refuse(name, `: found ${bytes} bytes of JSON, wanted at most ${largestStateBytes}`);
  if (holdsSecret(text)) throw refuse(name, ': found a secret of this run in it, wanted it left out');
  return text;
}

/** @returns the error for what is wrong with a state, each problem from the dot of its path on */
export function refuse(
  name: string,
  problems: string | readonly string[],
  { hint = `Look at it with castai-bot state show ${name}` }: { readonly hint?: string } = {},
): ConfigError {
  return new ConfigError('Cannot use the state', {
    code: 'state',
    problems: [problems].flat().map((problem) => `state ${JSON.stringify(name)}${problem}`),
    hint,
  });
}

function accept<Value>(name: string, value: unknown, parsed: z.ZodSafeParseResult<Value>): Value {
  if (!parsed.success) {
    const tail = value === undefined ? '; nothing is stored yet: give the schema a .default(…)' : '';
    throw refuse(
      name,
      parsed.error.issues.map((issue) => printIssue(issue) + tail),
    );
  }
  const dropped = listDropped(value, toJson(parsed.data));
  if (dropped.length === 0) return parsed.data;
  const problem =
    'not in the schema, which would drop it; wanted a migrate(stored) that says what becomes of it';
  throw refuse(
    name,
    dropped.map((path) => `${path}: ${problem}`),
  );
}

/** Paths of values that a schema left out. */
function listDropped(stored: unknown, kept: unknown, path: string = ''): readonly string[] {
  if (Array.isArray(stored) && Array.isArray(kept))
    return stored.flatMap((item, index) => listDropped(item, kept[index], `${path}[${index}]`));
  if (!isRecord(stored) || !isRecord(kept)) return [];
  return Object.keys(stored).flatMap((key) =>
    Object.hasOwn(kept, key) ? listDropped(stored[key], kept[key], `${path}.${key}`) : [`${path}.${key}`],
  );
}

function toJson(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse(name, `: not JSON: ${error.message}`);
    throw error;
  }
}
