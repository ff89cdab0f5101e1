import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../listen.ts';
import { forbidden, isAllowed, type Access, type Users } from './access.ts';
import { checkEscalation } from './check-escalation.ts';
import { discover } from './discovery.ts';
import { asList, asObject, asText, type Json, type JsonObject, type KubeObject } from './kube-object.ts';
import { parseRequest, splitUser, type ObjectRequest } from './parse-request.ts';
import { toLogKey, type PodLogs } from './pod-logs.ts';
import { groupVersionOf, RESOURCES, type Resource } from './resources.ts';
import { toFieldMatch, toLabelMatch } from './selector.ts';
import { StatusError } from './status-error.ts';
import { Store, toTimestamp } from './store.ts';
import { createObject, notFound, patchObject, replaceObject } from './write-object.ts';

/** A request that the stand-in saw. */
export interface SeenRequest {
  readonly user: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

export interface StandIn {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

export interface StandInOptions {
  readonly users: Users;
  readonly logs: PodLogs;
}

/** A Kubernetes API server on loopback, as far as castai-bot goes: strict, and with nobody behind it who acts. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const store = new Store();
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      requests.push(toSeen(request, body));
      try {
        answer(request, response, { body, store, ...options });
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        send(response, error.code, error.body);
      }
    });
  });
  const listening = await listen(server);
  return {
    url: `http://${listening.host}`,
    requests,
    close: () => listening[Symbol.asyncDispose](),
  };
}

interface AnswerOptions extends StandInOptions {
  readonly body: string;
  readonly store: Store;
}

function answer(message: IncomingMessage, response: ServerResponse, options: AnswerOptions): void {
  const discovered = discover(splitUser(message.url ?? '/').url.pathname);
  if (discovered && message.method === 'GET') {
    send(response, 200, discovered);
    return;
  }
  const request = parseRequest(message, options.body);
  if (request.resource.isReview) {
    send(response, 201, review(request, options.users));
    return;
  }
  const access = toAccess(request);
  if (!isAllowed(options.users, request.user, access))
    throw forbidden(request.user, access, request.name ?? '');
  needCreate(request, access, options);
  if (request.method === 'GET' && request.name === undefined) list(request, response, options.store);
  else if (request.method === 'GET') read(request, response, options);
  else write(request, response, options);
}

/** An apply of what is not there creates it, a dry one too. */
function needCreate(request: ObjectRequest, access: Access, { users, store }: AnswerOptions): void {
  const { user, name, contentType, resource, namespace } = request;
  if (name === undefined || contentType !== 'application/apply-patch+yaml') return;
  const creating = { ...access, verb: 'create' };
  if (store.get({ resource, namespace, name }) || isAllowed(users, user, creating)) return;
  throw forbidden(user, creating, name);
}

function read(request: ObjectRequest, response: ServerResponse, { store, logs }: AnswerOptions): void {
  const { resource, namespace, name = '', subresource, query } = request;
  const object = store.get({ resource, namespace, name });
  if (!object) throw notFound(request);
  if (subresource !== 'log') {
    send(response, 200, object);
    return;
  }
  const container = query.get('container') ?? '';
  const state = stateOf(object, container);
  if (state['running'] === undefined && state['terminated'] === undefined) {
    const reason = asObject(state['waiting'])['reason'] ?? 'ContainerCreating';
    throw new StatusError(
      'BadRequest',
      `container "${container}" in pod "${name}" is waiting to start: ${asText(reason)}`,
    );
  }
  logs.send(toLogKey(namespace ?? '', name, container), response, query);
}

function stateOf(pod: KubeObject, container: string): JsonObject {
  const statuses = asList(asObject(pod['status'])['containerStatuses']).map(asObject);
  return asObject(statuses.find(({ name }) => name === container)?.['state']);
}

function write(request: ObjectRequest, response: ServerResponse, { store, users }: AnswerOptions): void {
  const { method, resource, namespace, name } = request;
  checkEscalation(request, { store, users });
  if (method === 'POST' && name === undefined) send(response, 201, createObject(request, store));
  else if (method === 'PUT' && name !== undefined) send(response, 200, replaceObject(request, store));
  else if (method === 'PATCH' && name !== undefined) send(response, 200, patchObject(request, store));
  else if (method === 'DELETE' && name !== undefined) {
    const key = { resource, namespace, name };
    const object = store.get(key);
    if (!object) throw notFound(request);
    if (waitsForCollector(request)) {
      send(response, 200, store.put(key, withOrphans(object)));
      return;
    }
    store.remove(key);
    collect(object, store);
    const details = { name, kind: resource.plural, uid: object.metadata.uid };
    send(response, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
  } else
    throw new StatusError(
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
    );
}

/** A Job whose deletion says nothing of its pods lets go of them first: there is nobody who would see to that. */
function waitsForCollector({ resource, body }: ObjectRequest): boolean {
  return resource.plural === 'jobs' && !body.includes('"propagationPolicy"');
}

function withOrphans(object: KubeObject): KubeObject {
  const deletionTimestamp = toTimestamp(new Date());
  return { ...object, metadata: { ...object.metadata, deletionTimestamp, finalizers: ['orphan'] } };
}

/** Stands in for the garbage collector, which no API server has either: what the object owned goes with it. */
function collect({ metadata: { uid } }: KubeObject, store: Store): void {
  for (const resource of RESOURCES) {
    for (const object of store.list(resource, undefined)) {
      const owners = asList(object.metadata['ownerReferences']).map(asObject);
      if (!owners.some((owner) => owner['uid'] === uid)) continue;
      store.remove({ resource, namespace: object.metadata.namespace, name: object.metadata.name });
      collect(object, store);
    }
  }
}

function list(request: ObjectRequest, response: ServerResponse, store: Store): void {
  const { resource, namespace, query } = request;
  const byLabel = toLabelMatch(query.get('labelSelector'));
  const byField = toFieldMatch(query.get('fieldSelector'));
  const isWanted = (object: KubeObject): boolean =>
    byLabel(object) &&
    byField(object) &&
    (namespace === undefined || object.metadata.namespace === namespace);
  if (!['1', 'true'].includes(query.get('watch') ?? '')) {
    send(response, 200, {
      kind: `${resource.kind}List`,
      apiVersion: groupVersionOf(resource),
      metadata: { resourceVersion: String(store.version) },
      items: store.list(resource, namespace).filter(isWanted),
    });
    return;
  }
  watch(request, response, { store, isWanted });
}

function watch(
  { resource, namespace, query }: ObjectRequest,
  response: ServerResponse,
  { store, isWanted }: { readonly store: Store; readonly isWanted: (object: KubeObject) => boolean },
): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  const report = (type: string, object: KubeObject): void => {
    if (isWanted(object)) response.write(`${JSON.stringify({ type, object })}\n`);
  };
  const since = query.get('resourceVersion') ?? '0';
  // From nowhere on: what is there first.
  if (since === '0') for (const object of store.list(resource, namespace)) report('ADDED', object);
  const stop = store.watch(since === '0' ? store.version : Number(since), (event) => {
    if (event.resource === resource) report(event.type, event.object);
  });
  response.on('close', stop);
}

function review({ user, body, contentType, method }: ObjectRequest, users: Users): JsonObject {
  if (contentType !== 'application/json' || method !== 'POST') {
    throw new StatusError('UnsupportedMediaType', `a review wants JSON, it was ${contentType}`);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that is what JSON.parse gives
  const question = asObject(JSON.parse(body) as Json);
  const wanted = asObject(asObject(question['spec'])['resourceAttributes']);
  const resource = RESOURCES.find(
    ({ group, plural }) => group === (wanted['group'] ?? '') && plural === wanted['resource'],
  );
  if (!resource) throw new StatusError('Invalid', 'spec.resourceAttributes: Required value');
  const { subresource, name } = wanted;
  const allowed = isAllowed(users, user, {
    verb: asText(wanted['verb']),
    resource,
    ...(typeof subresource === 'string' ? { subresource } : {}),
    ...(typeof name === 'string' ? { name } : {}),
  });
  return { ...question, status: { allowed } };
}

function toAccess({ method, resource, namespace, name, subresource, query }: ObjectRequest): Access {
  const isWatch = ['1', 'true'].includes(query.get('watch') ?? '');
  const reading = name === undefined ? (isWatch ? 'watch' : 'list') : 'get';
  const verbs: Record<string, string> = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' };
  return {
    verb: verbs[method] ?? reading,
    resource: resource satisfies Resource,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
}

function toSeen(request: IncomingMessage, body: string): SeenRequest {
  const { user, url } = splitUser(request.url ?? '/');
  return {
    user,
    method: request.method ?? '',
    path: `${url.pathname}${url.search}`,
    contentType: request.headers['content-type'] ?? '',
    body,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of request.setEncoding('utf8')) chunks.push(String(chunk));
  return chunks.join('');
}

function send(response: ServerResponse, status: number, body: JsonObject): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
