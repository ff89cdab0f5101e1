import type { IncomingMessage } from 'node:http';
import { ADMIN } from './access.ts';
import { groupVersionOf, RESOURCES, type Resource } from './resources.ts';
import { StatusError } from './status-error.ts';

/** A request for objects, taken apart. */
export interface ObjectRequest {
  readonly user: string;
  readonly method: string;
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
}

const PATH =
  /^\/(?:api\/(?<core>v1)|apis\/(?<group>[^/]+\/[^/]+))(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[^/]+)(?:\/(?<name>[^/]+))?(?:\/(?<sub>[^/]+))?$/;
const USER = /^\/users\/([^/]+)(\/.*)$/;

/** Who asks, and for which path: each user's requests come in below `/users/<name>`. */
export function splitUser(url: string): { readonly user: string; readonly url: URL } {
  const [, user = ADMIN, rest = url] = USER.exec(url) ?? [];
  return { user, url: new URL(rest, 'http://cluster') };
}

/** @throws StatusError NotFound when the stand-in knows no such path */
export function parseRequest(request: IncomingMessage, body: string): ObjectRequest {
  const { user, url } = splitUser(request.url ?? '/');
  const { namespace, name, ...place } = findPlace(url.pathname);
  const contentType = (request.headers['content-type'] ?? '').split(';')[0] ?? '';
  return {
    user,
    method: request.method ?? 'GET',
    namespace,
    name,
    ...place,
    query: url.searchParams,
    contentType,
    body,
  };
}

type Place = Pick<ObjectRequest, 'resource' | 'namespace' | 'name' | 'subresource'>;

function findPlace(path: string): Place {
  const single = /^\/api\/v1\/namespaces\/([^/]+)$/.exec(path)?.[1];
  const groups = (single === undefined ? PATH.exec(path)?.groups : undefined) ?? {};
  const groupVersion = single === undefined ? (groups['core'] ?? groups['group']) : 'v1';
  const plural = single === undefined ? groups['plural'] : 'namespaces';
  const resource = RESOURCES.find((one) => groupVersionOf(one) === groupVersion && one.plural === plural);
  if (!resource) throw new StatusError('NotFound', 'the server could not find the requested resource');
  return {
    resource,
    namespace: groups['namespace'],
    name: single ?? groups['name'],
    subresource: groups['sub'],
  };
}
