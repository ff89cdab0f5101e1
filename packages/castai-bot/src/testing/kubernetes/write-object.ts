import { parse as parseYaml } from 'yaml';
import { applyObject, updateObject } from './apply.ts';
import { checkObject, toKubeObject } from './check-object.ts';
import { withDefaults } from './defaults.ts';
import {
  asList,
  asObject,
  asText,
  isJsonObject,
  isSameJson,
  type Json,
  type KubeObject,
  type ManagedFields,
} from './kube-object.ts';
import { mergePatch } from './merge-patch.ts';
import type { ObjectRequest } from './parse-request.ts';
import { StatusError } from './status-error.ts';
import type { ObjectKey, Store } from './store.ts';

const LONGEST_MANAGER = 128;
const VALIDATIONS = ['Ignore', 'Warn', 'Strict'];

interface WriteOptions {
  readonly isDryRun: boolean;
  readonly manager: string | undefined;
  readonly isStrict: boolean;
}

/** POST. */
export function createObject(request: ObjectRequest, store: Store): KubeObject {
  const { resource, namespace } = request;
  const options = readOptions(request);
  if (request.contentType !== 'application/json') throw unsupported(request);
  const object = toKubeObject(parseJson(request.body), { name: undefined, resource });
  const placed = place(object, request);
  checkObject(placed, { resource, namespace, isStrict: options.isStrict });
  const key = { resource, namespace, name: placed.metadata.name };
  if (store.get(key)) {
    throw new StatusError('AlreadyExists', `${named(request, key.name)} already exists`);
  }
  if (placed.metadata.resourceVersion !== undefined) {
    throw new StatusError('BadRequest', 'resourceVersion should not be set on objects to be created');
  }
  return keep(updateObject(undefined, withDefaults(placed), options.manager ?? 'unknown'), key, {
    store,
    options,
  });
}

/** PUT, of an object or of its status. */
export function replaceObject(request: ObjectRequest, store: Store): KubeObject {
  const { key, live } = findLive(request, store);
  const options = readOptions(request);
  if (request.contentType !== 'application/json') throw unsupported(request);
  const object = place(
    toKubeObject(parseJson(request.body), { name: key.name, resource: key.resource }),
    request,
  );
  checkVersion(object, live, request);
  if (request.subresource === 'status') {
    return keep({ ...live, status: object['status'] }, key, { store, options });
  }
  checkObject(object, { resource: key.resource, namespace: key.namespace, isStrict: options.isStrict });
  return keep(updateObject(live, object, options.manager ?? 'unknown'), key, { store, options });
}

/** PATCH: a merge patch, a strategic one of maps alone, which is the same, or server-side apply, which also creates. */
export function patchObject(request: ObjectRequest, store: Store): KubeObject {
  const options = readOptions(request);
  if (request.contentType === 'application/apply-patch+yaml') return apply(request, store, options);
  if (request.contentType === 'application/json-patch+json') return migrate(request, store, options);
  if (!isMergePatch(request)) throw unsupported(request);
  const { key, live } = findLive(request, store);
  const merged = toKubeObject(mergePatch(live, parseJson(request.body)), {
    name: key.name,
    resource: key.resource,
  });
  checkVersion(merged, live, request);
  if (request.subresource === 'status') {
    return keep({ ...live, status: merged['status'] }, key, { store, options });
  }
  const whole = withDefaults(merged);
  checkObject(whole, { resource: key.resource, namespace: key.namespace, isStrict: options.isStrict });
  checkImmutable(live, whole);
  return keep(updateObject(live, whole, options.manager ?? 'unknown'), key, { store, options });
}

/** kubectl hands what it applied on the client's side over to server-side apply; no other JSON patch is known here. */
function migrate(request: ObjectRequest, store: Store, options: WriteOptions): KubeObject {
  const { key, live } = findLive(request, store);
  const operations = asList(parseJson(request.body)).map(asObject);
  const valueOf = (path: string): Json | undefined =>
    operations.find((one) => one['path'] === path)?.['value'];
  const version = valueOf('/metadata/resourceVersion');
  const isOnlyOwners = operations.every(
    ({ op, path }) =>
      op === 'replace' && /^\/metadata\/(?:managedFields|resourceVersion)$/.test(asText(path)),
  );
  if (!isOnlyOwners) throw unsupported(request);
  if (version !== undefined && version !== live.metadata.resourceVersion) {
    throw new StatusError('Conflict', 'the object has been modified');
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own, from what it was given
  const managedFields = asList(valueOf('/metadata/managedFields')) as readonly ManagedFields[];
  return keep({ ...live, metadata: { ...live.metadata, managedFields } }, key, { store, options });
}

function apply(request: ObjectRequest, store: Store, options: WriteOptions): KubeObject {
  const { resource, namespace, name = '' } = request;
  const { manager } = options;
  if (manager === undefined) {
    throw new StatusError(
      'Invalid',
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  }
  const value: unknown = parseYaml(request.body);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- YAML's values that are no JSON are refused by name below
  const applied = place(toKubeObject(value as Json, { name, resource }), request);
  if (applied.metadata.managedFields !== undefined) {
    throw new StatusError('BadRequest', 'metadata.managedFields must be nil');
  }
  const key = { resource, namespace, name };
  const live = store.get(key);
  checkVersion(applied, live, request);
  checkObject(applied, { resource, namespace, isStrict: options.isStrict });
  const isForced = request.query.get('force') === 'true';
  const next = withDefaults(applyObject(live, applied, { manager, isForced }));
  if (live) checkImmutable(live, next);
  return keep(next, key, { store, options });
}

function keep(
  object: KubeObject,
  key: ObjectKey,
  { store, options }: { readonly store: Store; readonly options: WriteOptions },
): KubeObject {
  if (!options.isDryRun) return store.put(key, object);
  return object;
}

function readOptions({ query }: ObjectRequest): WriteOptions {
  const dryRun = query.get('dryRun');
  if (dryRun !== null && dryRun !== 'All')
    throw new StatusError('Invalid', `dryRun: Unsupported value: "${dryRun}"`);
  const validation = query.get('fieldValidation') ?? 'Warn';
  if (!VALIDATIONS.includes(validation))
    throw new StatusError('Invalid', `fieldValidation: Unsupported value`);
  const manager = query.get('fieldManager') ?? undefined;
  if (manager !== undefined && (manager === '' || manager.length > LONGEST_MANAGER)) {
    throw new StatusError('Invalid', 'fieldManager: Invalid value');
  }
  return { isDryRun: dryRun === 'All', manager, isStrict: validation === 'Strict' };
}

function place(object: KubeObject, { namespace }: ObjectRequest): KubeObject {
  const metadata = { ...(namespace === undefined ? {} : { namespace }), ...object.metadata };
  return { ...object, metadata };
}

function findLive(
  request: ObjectRequest,
  store: Store,
): { readonly key: ObjectKey; readonly live: KubeObject } {
  const { resource, namespace, name = '' } = request;
  const key = { resource, namespace, name };
  const live = store.get(key);
  if (!live) throw notFound(request);
  return { key, live };
}

export function notFound(request: ObjectRequest): StatusError {
  return new StatusError('NotFound', `${named(request, request.name ?? '')} not found`);
}

function named({ resource: { group, plural } }: ObjectRequest, name: string): string {
  return `${plural}${group === '' ? '' : `.${group}`} "${name}"`;
}

function checkVersion(object: KubeObject, live: KubeObject | undefined, request: ObjectRequest): void {
  const { resourceVersion } = object.metadata;
  if (resourceVersion === undefined || resourceVersion === live?.metadata.resourceVersion) return;
  throw new StatusError(
    'Conflict',
    `Operation cannot be fulfilled on ${named(request, object.metadata.name)}: the object has been modified; please apply your changes to the latest version and try again`,
  );
}

function checkImmutable(live: KubeObject, next: KubeObject): void {
  const isFixed =
    next.kind === 'Job' &&
    !isSameJson(asObject(live['spec'])['template'], asObject(next['spec'])['template']);
  if (isFixed || (live['immutable'] === true && !isSameJson(live['data'], next['data']))) {
    throw new StatusError('Invalid', `${next.kind} "${next.metadata.name}" is invalid: field is immutable`);
  }
}

function isMergePatch({ contentType, body }: ObjectRequest): boolean {
  if (contentType === 'application/merge-patch+json') return true;
  return contentType === 'application/strategic-merge-patch+json' && !hasDirectives(parseJson(body));
}

/** How a list is merged is told by its schema, or by members that begin with `$`. */
function hasDirectives(value: Json): boolean {
  if (!isJsonObject(value)) return Array.isArray(value);
  return Object.entries(value).some(
    ([name, inner]) => name.startsWith('$') || (inner !== undefined && hasDirectives(inner)),
  );
}

function unsupported({ contentType }: ObjectRequest): StatusError {
  return new StatusError(
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: application/json, application/merge-patch+json, application/apply-patch+yaml; it was ${contentType || 'nothing'}`,
  );
}

function parseJson(text: string): Json {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that is what JSON.parse gives
    return JSON.parse(text) as Json;
  } catch {
    throw new StatusError('BadRequest', 'the body is no JSON');
  }
}
