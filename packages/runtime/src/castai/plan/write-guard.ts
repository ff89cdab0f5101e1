import type { ApiCall, CallSettings, Subject } from '../../http/prepare/api-call.ts';
import {
  compareWrite,
  findOperations,
  isWrite,
  listChanges,
  withoutPresent,
  type WriteToCompare,
} from '@castai-bot/api/bot';
import { fillPath } from '../../http/prepare/fill-path.ts';
import { type Query, queryString } from '../../http/prepare/query-string.ts';
import type { Request } from '../../http/request.ts';
import { isPlanned, type PlannedValues } from './planned-values.ts';
import type { PlannedWrite } from './planned-write.ts';
import { isRecord } from '../../values/json-value.ts';
import { readPresent } from './read-present.ts';

/** Where a dry run's writes go. */
export interface Plan {
  /** The writes in the order of asking. What a write compares with is read afterwards, and then put into its row. */
  readonly writes: PlannedWrite[];
  readonly values: PlannedValues;
}

/**
 * Keeps every write from being sent: it becomes a row of the plan, and its answer a planned value. Reads go out.
 *
 * Calls reject with PlanEndedError where a read asks for what only the answer to a write could tell.
 */
export function guardWrites(request: Request, { values, writes }: Plan): Request {
  return async (call) => {
    if (!isWrite(call.method, call.path, call.query)) {
      const { body, params, path: asked, query } = call;
      const mark = values.findMark([asked, decode(asked), params, query, body]);
      if (mark !== undefined) throw values.end(mark);
      return request(call);
    }
    const { method } = call;
    const path = writePath(call, values);
    const body = toPlain(call.body);
    const query = toPlainQuery(call.query);
    const { organizationId } = call;
    const row: PlannedWrite = {
      method,
      path,
      query,
      body,
      ...(organizationId === undefined ? {} : { organizationId }),
      changes: [],
    };
    const source = values.addSource(`${method} ${path}`, writes.push(row) - 1);
    Object.assign(row, await compare(call, { row, values, request }));
    return values.create(source);
  };
}

/** A planned value among the ids stays readable. */
function writePath({ params, path }: ApiCall, values: PlannedValues): string {
  if (values.findMark(path) !== undefined) return path;
  const named = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    isPlanned(value) ? String(value) : value,
  ]);
  const filled = fillPath(path, Object.fromEntries(named));
  return filled
    .split('/')
    .map((segment) => (values.isMark(decode(segment)) ? decode(segment) : segment))
    .join('/');
}

/** A mark may have been encoded for the path it stands in. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the request would carry, undefined for nothing: planned values are written as their marks. */
function toPlain(value: unknown): unknown {
  const plain: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  return isRecord(plain) && Object.keys(plain).length === 0 ? undefined : plain;
}

/** @throws CastAiBotError `bad_query`, as sending it would */
function toPlainQuery(value: Query | undefined): Query | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
  const query = toPlain(value) as Query | undefined;
  queryString(query);
  return query;
}

interface Comparison {
  readonly row: PlannedWrite;
  readonly values: PlannedValues;
  readonly request: Request;
}

type Compared = Pick<PlannedWrite, 'target' | 'unread' | 'replacesUnread' | 'changes'>;

/** Names what a write is about and lists what it would change, as far as that can be read. */
async function compare(call: ApiCall, { request, row, values }: Comparison): Promise<Compared> {
  const { method, params, path, query, subject } = call;
  // What replaces with nothing in it takes everything away.
  const body = row.body ?? (call.body === undefined ? undefined : {});
  const write = { method, path, params, query, body };
  // Of what is planned itself nothing can be read.
  if (typeof subject !== 'object' && values.findMark([row.path, query]) !== undefined) return { changes: [] };
  if (subject !== undefined) {
    const read =
      typeof subject === 'function'
        ? await readPresent(() => subject(readSettings(call)))
        : { value: subject };
    return 'unread' in read ? withoutPresent(write, read.unread) : compareSubject(write, read.value);
  }
  return compareWrite(write, (present) =>
    readPresent(() => request({ ...readSettings(call), method: 'GET', ...present })),
  );
}

/** A service that says what becomes of its subject knows; one that says only what stands there leaves it to the document. */
function compareSubject({ body, method, path }: WriteToCompare, { after, before, name }: Subject): Compared {
  if (before === undefined) return { target: name, changes: [] };
  const mark = findOperations(method, path)[0]?.write;
  const changes =
    after === undefined
      ? listChanges(before, body, mark)
      : listChanges(before, after, { ...mark, kind: 'patch' });
  return { target: name, changes };
}

/** The reads of a dry run are on behalf of the write: for the same organization, within the same limits. */
function readSettings({ organizationId, retries, signal, timeouts }: ApiCall): CallSettings {
  return { organizationId, retries, signal, timeouts };
}
