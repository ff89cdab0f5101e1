import { ApiError } from '../../http/errors/api-error.ts';
import type { ApiCall } from '../../http/prepare/api-call.ts';
import { fillPath } from '../../http/prepare/fill-path.ts';
import type { Request } from '../../http/request.ts';
import { findOperations } from '../document/find-operation.ts';
import { diffValues } from './diff-values.ts';
import { isWrite } from './is-write.ts';
import { PlanEndedError } from './plan-ended-error.ts';
import { findMark, isMark, isPlanned, plannedValue } from './planned-value.ts';
import type { PlannedWrite } from './planned-write.ts';
import { isRecord } from '../../values/json-value.ts';

const NOT_FOUND = 404;

/**
 * Keeps every write from being sent: it becomes a row of the plan, and its answer a planned value. Reads go out.
 *
 * Calls reject with PlanEndedError where a read asks for what only the answer to a write could tell.
 */
export function guardWrites(request: Request, note: (write: PlannedWrite) => void): Request {
  return async (call) => {
    if (!isWrite(call)) {
      const mark = findMark([call.path, call.params, call.query, call.body]);
      if (mark !== undefined) throw new PlanEndedError(mark);
      return request(call);
    }
    const path = writePath(call);
    const body = toPlain(call.body);
    const row = { method: call.method, path, query: toPlain(call.query), body };
    note({ ...row, ...(await compare(call, row, request)) });
    return plannedValue(`${call.method} ${path}`);
  };
}

/** A planned value among the ids stays readable. */
function writePath({ params, path }: ApiCall): string {
  if (findMark(path) !== undefined) return path;
  const named = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    isPlanned(value) ? String(value) : value,
  ]);
  const filled = fillPath(path, Object.fromEntries(named));
  return filled
    .split('/')
    .map((segment) => (isMark(decodeURIComponent(segment)) ? decodeURIComponent(segment) : segment))
    .join('/');
}

/** What the request would carry, undefined for nothing: planned values are written as their marks. */
function toPlain(value: unknown): unknown {
  const plain: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  return isRecord(plain) && Object.keys(plain).length === 0 ? undefined : plain;
}

/** Names what a write is about and lists what it would change, as far as that can be read. */
async function compare(
  call: ApiCall,
  { body, path }: Pick<PlannedWrite, 'path' | 'body'>,
  request: Request,
): Promise<Pick<PlannedWrite, 'target' | 'changes'>> {
  if (call.subject === undefined) return compareWithPresent(call, body, request);
  const { subject } = call;
  // Of what is planned itself nothing can be read.
  if (typeof subject === 'function' && findMark([path, call.query]) !== undefined) return { changes: [] };
  const read = typeof subject === 'function' ? await readIfThere(subject) : subject;
  if (read === undefined) return { changes: [] };
  const { after = body, before, name } = read;
  return { target: name, changes: before === undefined ? [] : diffValues(before, after) };
}

/** Compares with what a GET of the same path answers, where that is the thing itself and no list of such. */
async function compareWithPresent(
  call: ApiCall,
  body: unknown,
  request: Request,
): Promise<Pick<PlannedWrite, 'target' | 'changes'>> {
  const { method, params, path, signal } = call;
  const [operation] = findOperations(method, path);
  const isOneThing = operation !== undefined && (method === 'PUT' || operation.path.endsWith('}'));
  const isKnown = isOneThing && findOperations('GET', operation.path).length > 0;
  if (!isKnown || findMark([path, params]) !== undefined) return { changes: [] };
  const present = await readIfThere(() => request({ method: 'GET', path, params, signal }));
  const isComparable = isRecord(present) && isRecord(body) && Object.keys(body).some((key) => key in present);
  return { target: readName(present), changes: isComparable ? diffValues(present, body) : [] };
}

async function readIfThere<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiError && error.status === NOT_FOUND) return undefined;
    throw error;
  }
}

function readName(present: unknown): string | undefined {
  return isRecord(present) && typeof present['name'] === 'string' ? present['name'] : undefined;
}
