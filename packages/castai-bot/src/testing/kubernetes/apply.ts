import {
  fieldsOf,
  fromFieldsV1,
  getField,
  toDotted,
  toFieldsV1,
  withField,
  type FieldPath,
  type FieldSet,
} from './field-set.ts';
import { asObject, isSameJson, type JsonObject, type KubeObject, type ManagedFields } from './kube-object.ts';
import { StatusError } from './status-error.ts';
import { toTimestamp } from './store.ts';

export interface ApplyOptions {
  readonly manager: string;
  readonly isForced: boolean;
}

/** Server-side apply. @throws StatusError Conflict when another manager owns a field of another value */
export function applyObject(
  live: KubeObject | undefined,
  applied: KubeObject,
  { manager, isForced }: ApplyOptions,
): KubeObject {
  const base = live ?? { apiVersion: applied.apiVersion, kind: applied.kind, metadata: applied.metadata };
  const wanted = fieldsOf(applied);
  const owners = live?.metadata.managedFields ?? [];
  const isOwn = (owner: ManagedFields): boolean => owner.manager === manager && owner.operation === 'Apply';
  const others = owners.filter((owner) => !isOwn(owner));
  const conflicts = findConflicts(others, { base, applied, wanted });
  if (conflicts.length > 0 && !isForced) throw conflict(conflicts);

  const taken = new Set(conflicts.map(({ path }) => JSON.stringify(path)));
  const kept = others
    .map((owner) => without(owner, taken))
    .filter(({ fieldsV1 }) => !isSameJson(fieldsV1, {}));
  const previous = owners.find(isOwn);
  const dropped = [...(previous ? fromFieldsV1(previous.fieldsV1) : new Map<string, FieldPath>())].filter(
    ([key]) => !wanted.has(key) && !kept.some((owner) => fromFieldsV1(owner.fieldsV1).has(key)),
  );
  let next: JsonObject = base;
  for (const [, path] of dropped) next = withField(next, path, undefined);
  for (const path of wanted.values()) {
    const value = getField(applied, path);
    // An empty map asks for the map, not for it to be emptied.
    const isThere = isSameJson(value, {}) && getField(next, path) !== undefined;
    if (!isThere) next = withField(next, path, value);
  }
  const own = toOwner(wanted, { manager, operation: 'Apply', apiVersion: applied.apiVersion });
  return withOwners(base, next, [...kept, own]);
}

/** Any other write: who writes a value owns it from then on. */
export function updateObject(live: KubeObject | undefined, next: KubeObject, manager: string): KubeObject {
  const before = live ?? { apiVersion: next.apiVersion, kind: next.kind, metadata: { name: '' } };
  const fields = fieldsOf(next);
  const changed = new Map(
    [...fields].filter(([, path]) => !isSameJson(getField(before, path), getField(next, path))),
  );
  const owners = live?.metadata.managedFields ?? [];
  const isOwn = (owner: ManagedFields): boolean => owner.manager === manager && owner.operation === 'Update';
  const gone = [...fieldsOf(before).keys()].filter((key) => !fields.has(key));
  const lost = new Set([...changed.keys(), ...gone]);
  const others = owners.filter((owner) => !isOwn(owner)).map((owner) => without(owner, lost));
  const previous = owners.find(isOwn);
  const own = new Map([...(previous ? fromFieldsV1(previous.fieldsV1) : []), ...changed]);
  for (const key of gone) own.delete(key);
  const entry = toOwner(own, { manager, operation: 'Update', apiVersion: next.apiVersion });
  const all = [...others, entry].filter(({ fieldsV1 }) => !isSameJson(fieldsV1, {}));
  return withOwners(next, next, all);
}

interface Clash {
  readonly owner: ManagedFields;
  readonly path: FieldPath;
}

function findConflicts(
  others: readonly ManagedFields[],
  {
    base,
    applied,
    wanted,
  }: { readonly base: KubeObject; readonly applied: KubeObject; readonly wanted: FieldSet },
): readonly Clash[] {
  return others.flatMap((owner) => {
    const owned = fromFieldsV1(owner.fieldsV1);
    return [...wanted]
      .filter(([key, path]) => owned.has(key) && !isSameJson(getField(base, path), getField(applied, path)))
      .map(([, path]) => ({ owner, path }));
  });
}

function conflict(clashes: readonly Clash[]): StatusError {
  const lines = clashes.map(
    ({ owner, path }) => `conflict with "${owner.manager}" using ${owner.apiVersion}: ${toDotted(path)}`,
  );
  const count = `${clashes.length} conflict${clashes.length === 1 ? '' : 's'}`;
  const causes = clashes.map(({ owner, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${owner.manager}" using ${owner.apiVersion}`,
    field: toDotted(path),
  }));
  const list = lines.length === 1 ? `: ${lines[0] ?? ''}` : `: ${lines.join('\n')}`;
  return new StatusError('Conflict', `Apply failed with ${count}${list}`, { causes });
}

function without(owner: ManagedFields, keys: ReadonlySet<string>): ManagedFields {
  const left = [...fromFieldsV1(owner.fieldsV1)].filter(([key]) => !keys.has(key));
  return { ...owner, fieldsV1: toFieldsV1(new Map(left)) };
}

function toOwner(
  fields: FieldSet,
  who: Pick<ManagedFields, 'manager' | 'operation' | 'apiVersion'>,
): ManagedFields {
  return {
    manager: who.manager,
    operation: who.operation,
    apiVersion: who.apiVersion,
    time: toTimestamp(new Date()),
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(fields),
  };
}

function withOwners(base: KubeObject, next: JsonObject, managedFields: readonly ManagedFields[]): KubeObject {
  const { apiVersion, kind, metadata } = base;
  const changed = { ...asObject(next['metadata']), name: metadata.name, managedFields };
  return { ...next, apiVersion, kind, metadata: changed };
}
