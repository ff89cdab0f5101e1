import { randomUUID } from 'node:crypto';
import { isSameJson, type KubeObject } from './kube-object.ts';
import type { Resource } from './resources.ts';

/** A change, as a watch reports it. */
export interface StoreEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly version: number;
  readonly resource: Resource;
  readonly object: KubeObject;
}

export interface ObjectKey {
  readonly resource: Resource;
  /** Undefined for what has no namespace. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** The objects of a cluster and every change of them, numbered. */
export class Store {
  readonly #objects = new Map<string, { readonly resource: Resource; readonly object: KubeObject }>();
  readonly #events: StoreEvent[] = [];
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  #version = 1;

  get version(): number {
    return this.#version;
  }

  get(key: ObjectKey): KubeObject | undefined {
    return this.#objects.get(toKey(key))?.object;
  }

  list(resource: Resource, namespace: string | undefined): readonly KubeObject[] {
    return [...this.#objects.values()]
      .filter((one) => one.resource === resource)
      .map(({ object }) => object)
      .filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace);
  }

  /** Keeps an object under the next version; one that does not change keeps its own. */
  put(key: ObjectKey, object: KubeObject): KubeObject {
    const before = this.get(key);
    if (before && isSameJson(withoutTimes(before), withoutTimes(object))) return before;
    const version = ++this.#version;
    const isOtherSpec = before !== undefined && !isSameJson(before['spec'], object['spec']);
    const generation = (before?.metadata.generation ?? 1) + (isOtherSpec ? 1 : 0);
    const metadata = {
      ...object.metadata,
      uid: before?.metadata.uid ?? randomUUID(),
      creationTimestamp: before?.metadata.creationTimestamp ?? toTimestamp(new Date()),
      resourceVersion: String(version),
      ...('spec' in object ? { generation } : {}),
    };
    const stored = { ...object, metadata };
    this.#objects.set(toKey(key), { resource: key.resource, object: stored });
    this.#emit({ type: before ? 'MODIFIED' : 'ADDED', version, resource: key.resource, object: stored });
    return stored;
  }

  remove(key: ObjectKey): void {
    const object = this.get(key);
    if (!object) return;
    this.#objects.delete(toKey(key));
    this.#emit({ type: 'DELETED', version: ++this.#version, resource: key.resource, object });
  }

  /** Hears what came after a version, then what comes; returns what stops it. */
  watch(since: number, listener: (event: StoreEvent) => void): () => void {
    for (const event of this.#events.filter(({ version }) => version > since)) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #emit(event: StoreEvent): void {
    this.#events.push(event);
    for (const listener of this.#listeners) listener(event);
  }
}

/** As Kubernetes writes times. */
export function toTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function toKey({ resource, namespace, name }: ObjectKey): string {
  return [resource.group, resource.plural, namespace ?? '', name].join('/');
}

/** What the server itself keeps in an object's metadata, and when somebody last wrote. */
const KEPT_BY_SERVER: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'uid',
]);

/** An apply that changes nothing does not count as a change because it was tried later. */
function withoutTimes(object: KubeObject): KubeObject {
  const { name, managedFields = [] } = object.metadata;
  const owners = managedFields.map(({ manager, operation, fieldsV1 }) => ({ manager, operation, fieldsV1 }));
  const rest = Object.entries(object.metadata).filter(([field]) => !KEPT_BY_SERVER.has(field));
  return { ...object, metadata: { ...Object.fromEntries(rest), name, owners } };
}
