import { ApiError } from '../../http/api-error.ts';
import type { ApiCall } from '../../http/api-call.ts';
import { fillPath } from '../../http/fill-path.ts';
import type { Request } from '../../http/request.ts';
import { findOperations } from '../find-operation.ts';
import { diffValues } from './diff-values.ts';
import { isWrite } from './is-write.ts';
import { PlanEndedError } from './plan-ended-error.ts';
import { findMark, isMark, isPlanned, plannedValue } from './planned-value.ts';
import type { PlannedWrite } from './planned-write.ts';

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
    note({ ...row, ...(await compare(call, body, request)) });
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

/** What the request would carry: planned values are written as their marks. */
function toPlain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** Names what a write is about and lists what it would change, as far as that can be read. */
async function compare(
  call: ApiCall,
  body: unknown,
  request: Request,
): Promise<Pick<PlannedWrite, 'target' | 'changes'>> {
  const { after = body, before, name } = call.subject ?? {};
  if (before !== undefined) return { target: name, changes: diffValues(before, after) };
  const present = await readPresent(call, request);
  if (present === undefined) return { target: name, changes: [] };
  return {
    target: name ?? readName(present),
    changes: call.method === 'DELETE' ? [] : diffValues(present, body),
  };
}

/** Reads what stands at the path of a write, where that is one thing and not a list. */
async function readPresent({ method, params, path, signal }: ApiCall, request: Request): Promise<unknown> {
  const [operation] = findOperations(method, path);
  if (operation?.path.endsWith('}') !== true || findMark([path, params]) !== undefined) return undefined;
  if (findOperations('GET', operation.path).length === 0) return undefined;
  try {
    return await request({ method: 'GET', path, params, signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === NOT_FOUND) return undefined;
    throw error;
  }
}

function readName(present: unknown): string | undefined {
  if (typeof present !== 'object' || present === null || !('name' in present)) return undefined;
  return typeof present.name === 'string' ? present.name : undefined;
}
