import type { ApiOperation } from '../api-operation.ts';
import { findOperations, readParams } from '../find-operations.ts';
import { operations } from '../operations.gen.ts';
import { isRecord } from './json.ts';
import { listChanges, type PlannedChange } from './list-changes.ts';
import { readOwnConfig } from './own-config.ts';
import type { MaskMark, PresentMark, WriteMark } from '../write-mark.ts';

/** Values of the names in a path. */
type PathParams = Readonly<Record<string, string | number>>;

/** A write that is only planned. */
export interface WriteToCompare {
  readonly method: string;
  /** With its `{names}` or its ids, without the query. */
  readonly path: string;
  readonly params?: PathParams | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** A read that tells what stands where a write goes. */
export interface PresentRead {
  /** With `{names}` for `params`, or as it stands. */
  readonly path: string;
  readonly params?: PathParams | undefined;
}

/** What a read gave, or why it gave nothing. */
export type Present<Value = unknown> = { readonly value: Value } | { readonly unread: string };

/** What is known of a write before it is sent. */
export interface ComparedWrite {
  /** The name of what it is about. */
  readonly target?: string | undefined;
  /** Whether what it leaves out is gone afterwards, and `changes` does not show all of that. */
  readonly replacesUnread?: true;
  readonly unread?: string | undefined;
  readonly changes: readonly PlannedChange[];
}

/** Whether a write replaces the whole of what stands there, as far as that is known. */
function isReplacing(method: string, path: string): boolean {
  const [operation] = findOperations(method, path);
  return operation === undefined ? method === 'PUT' : operation.write?.kind === 'replace';
}

/** Compares a write with what stands where it goes, which `read` asks for, by what the document says of both. */
export async function compareWrite(
  write: WriteToCompare,
  read: (present: PresentRead) => Promise<Present>,
): Promise<ComparedWrite> {
  const [operation] = findOperations(write.method, write.path);
  const ask = operation && findPresent(operation, write);
  if (ask === undefined) {
    return isReplacing(write.method, write.path)
      ? withoutPresent(write, 'no read of the API gives it')
      : { changes: [] };
  }
  const found = await read(ask.read);
  if ('unread' in found) return withoutPresent(write, found.unread);
  const thing = pick(found.value, ask);
  if (thing === MISSING) return withoutPresent(write, 'it is not in the list that it would be in');
  const present = ask.mark?.as === 'workload update' ? toWorkloadUpdate(thing) : thing;
  return {
    target: readName(thing) ?? readName(found.value),
    changes: listEffects(present, write.body, operation?.write),
  };
}

function listEffects(
  present: unknown,
  body: unknown,
  { kind, masked, ...mark }: WriteMark = { kind: 'patch' },
): readonly PlannedChange[] {
  if (body === undefined) return [];
  if (masked !== undefined) {
    const { before, after, isWhole } = unmask(present, body, masked);
    return listChanges(before, after, { ...mark, kind: isWhole ? kind : 'replace' });
  }
  if (!isComparable(present, body) && kind !== 'replace') return [];
  return listChanges(present, body, { ...mark, kind });
}

/** What is said of a write whose target cannot be read: whatever it holds now, a replacing one drops. */
export function withoutPresent({ method, path }: WriteToCompare, why: string): ComparedWrite {
  return { ...(isReplacing(method, path) ? { replacesUnread: true } : {}), unread: why, changes: [] };
}

interface Asked {
  readonly read: PresentRead;
  readonly params: PathParams;
  readonly mark: PresentMark | undefined;
}

function findPresent(operation: ApiOperation, write: WriteToCompare): Asked | undefined {
  const params = { ...textsOf(write.query), ...readParams(operation.path, write.path), ...write.params };
  const mark = operation.write?.present ?? findSiblingMark(operation);
  if (mark !== undefined) {
    const found = Object.values(operations).find(({ id }) => id === mark.operation);
    return found && { read: { path: found.path, params: namedIn(found.path, params) }, params, mark };
  }
  // The GET of a list tells nothing of one thing in it.
  const isOneThing =
    operation.method === 'PUT' || operation.write !== undefined || operation.path.endsWith('}');
  if (!isOneThing || !findOperations('GET', operation.path).some(({ path }) => path === operation.path))
    return undefined;
  return { read: { path: write.path, params: write.params }, params, mark: undefined };
}

/** What is deleted is read as it is for an update, where no GET of its path is there. */
function findSiblingMark({ method, path }: ApiOperation): PresentMark | undefined {
  const all = Object.values<ApiOperation>(operations);
  if (method !== 'DELETE' || all.some((one) => one.method === 'GET' && one.path === path)) return undefined;
  return all.find((one) => one.path === path && one.write?.present !== undefined)?.write?.present;
}

/** An update may name its thing in the query. */
function textsOf(query: WriteToCompare['query'] = {}): PathParams {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function namedIn(path: string, params: PathParams): PathParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => path.includes(`{${name}}`)));
}

/** What a list has not. */
const MISSING = Symbol('missing');

function pick(answer: unknown, { mark, params }: Asked): unknown {
  let value = answer;
  for (const step of mark?.at ?? []) {
    if (typeof step === 'string') {
      value = isRecord(value) ? value[step] : undefined;
      continue;
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    if ('each' in step) {
      value = items.map((item) => (isRecord(item) ? item[step.each] : undefined));
      continue;
    }
    value = items.find((item) => holds(item, step.by, params[step.is]));
    if (value === undefined) return MISSING;
  }
  return value;
}

/** The thing itself, or one level down: a list may wrap its items. */
function holds(item: unknown, by: string, wanted: unknown): boolean {
  if (!isRecord(item)) return false;
  return item[by] === wanted || Object.values(item).some((inner) => isRecord(inner) && inner[by] === wanted);
}

interface Unmasked {
  readonly before: unknown;
  readonly after: unknown;
  /** No mask says which values are set: all that are there. */
  readonly isWhole: boolean;
}

/** What stands there and what is to, of the values that a mask names. */
function unmask(present: unknown, body: unknown, { values, mask }: MaskMark): Unmasked {
  const [after, paths] = isRecord(body) ? [body[values], body[mask]] : [];
  if (typeof paths !== 'string') return { before: present, after: after ?? {}, isWhole: true };
  const named = paths.split(',').map((path) =>
    path
      .trim()
      .replaceAll(/_([a-z])/g, toCapital)
      .split('.'),
  );
  const pick = (value: unknown): unknown =>
    named.reduce<unknown>((all, path) => copyAt(all, value, path), {});
  return { before: pick(present), after: pick(after), isWhole: false };
}

/** The mask of proto, in the words of proto3 JSON. */
function toCapital(_: string, letter: string): string {
  return letter.toUpperCase();
}

/** An object with what another has at a path. */
function copyAt(all: unknown, value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (!isRecord(value) || value[name] === undefined) return all;
  const present = isRecord(all) ? all : {};
  return { ...present, [name]: copyAt(present[name], value[name], rest) };
}

/** A workload in the words that its update has for it, and what the update has no words for under the name it has. */
function toWorkloadUpdate(workload: unknown): unknown {
  if (!isRecord(workload)) return workload;
  const { scalingPolicyId, workloadOverrides } = workload;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an answer of the API, as the document has it
  const { config, unwritable } = readOwnConfig(workloadOverrides as Parameters<typeof readOwnConfig>[0]);
  const lost = unwritable.map((path) => [`workloadOverrides.${path}`, readAt(workloadOverrides, path)]);
  return { scalingPolicyId, workloadConfig: config, ...Object.fromEntries(lost) };
}

function readAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

function isComparable(present: unknown, body: unknown): boolean {
  return isRecord(present) && isRecord(body) && Object.keys(body).some((key) => key in present);
}

/** `shop/web` of a workload. */
function readName(present: unknown): string | undefined {
  if (!isRecord(present) || typeof present['name'] !== 'string') return undefined;
  const { name, namespace } = present;
  return typeof namespace === 'string' ? `${namespace}/${name}` : name;
}
