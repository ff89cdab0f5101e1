import { findOperations } from '@castai-bot/api';
import { isRecord } from '@castai-bot/cli';

/** A write as it is sent. */
export interface SentForm {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  /** Where it is for another than the run's. */
  readonly organizationId?: string | undefined;
}

/** Where a write goes, however that is encoded. */
export interface WritePlace {
  readonly method: string;
  readonly segments: readonly string[];
  readonly pairs: readonly (readonly string[])[];
  readonly organizationId: string | null;
}

/** A write in the form in which two that are the same are equal. */
export interface WriteForm {
  readonly place: WritePlace;
  readonly body: unknown;
}

/**
 * What makes a write what it is: its place, and what it holds, in whichever order. What the API keeps by itself, such as
 * the version that locks the policies of a cluster, is left out, and so is a body with nothing in it.
 */
export function formOf({ method, path, body, organizationId = null }: Nullable<SentForm>): WriteForm {
  const [pathname, query] = splitQuery(path);
  const keeps = new Set(findOperations(method, pathname)[0]?.write?.keeps);
  const settled = settle(body, { keeps, path: [] });
  return {
    place: {
      method,
      segments: pathname.split('/').map(decode),
      pairs: [...new URLSearchParams(query)],
      organizationId,
    },
    body: isNothing(settled) ? null : settled,
  };
}

type Nullable<Form extends SentForm> = Omit<Form, 'organizationId'> & {
  readonly organizationId?: string | null | undefined;
};

export function keyOfPlace({ method, segments, pairs, organizationId }: WritePlace): string {
  const sorted = pairs.map((pair) => JSON.stringify(pair.map(String))).toSorted();
  return JSON.stringify([method, segments.map(String), sorted, organizationId]);
}

export function keyOfWrite({ place, body }: WriteForm): string {
  return JSON.stringify([keyOfPlace(place), body]);
}

/** The path and the query of what is sent, without the mark between them. */
export function splitQuery(path: string): readonly [pathname: string, query: string] {
  const at = path.indexOf('?');
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}

interface Settling {
  readonly keeps: ReadonlySet<string>;
  readonly path: readonly string[];
}

const NONE: ReadonlySet<string> = new Set();

/** In one order, without what is kept. */
function settle(value: unknown, { keeps, path }: Settling): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => settle(item, { keeps: NONE, path }));
  if (!isRecord(value)) return value;
  const fields = Object.keys(value)
    .filter((name) => value[name] !== undefined && !keeps.has([...path, name].join('.')))
    .toSorted();
  return Object.fromEntries(
    fields.map((name) => [name, settle(value[name], { keeps, path: [...path, name] })]),
  );
}

function isNothing(body: unknown): boolean {
  return body === undefined || body === '' || (isRecord(body) && Object.keys(body).length === 0);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
