import { StatusError } from './status-error.ts';
import { qualifiedName, type Resource } from './resources.ts';

/** What a user may do, like a rule of a Role. */
export interface Rule {
  readonly verbs: readonly string[];
  /** `cronjobs.batch`, `pods/log`; `*` is everything. */
  readonly resources: readonly string[];
  /** Of these objects alone; else of all. */
  readonly names?: readonly string[];
}

/** What is asked for. */
export interface Access {
  readonly verb: string;
  readonly resource: Resource;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** By user; who is not named may do nothing. */
export type Users = Readonly<Record<string, readonly Rule[]>>;

export const ADMIN = 'admin';

export function isAllowed(users: Users, user: string, access: Access): boolean {
  if (user === ADMIN) return true;
  const wanted = toResourceName(access);
  return (users[user] ?? []).some(
    ({ verbs, resources, names }) =>
      (verbs.includes('*') || verbs.includes(access.verb)) &&
      (resources.includes('*') || resources.includes(wanted)) &&
      (names === undefined || names.includes(access.name ?? '')),
  );
}

/** In the server's own words. */
export function forbidden(user: string, access: Access, name: string): StatusError {
  const { resource, subresource, namespace, verb } = access;
  const path = `${resource.plural}${subresource === undefined ? '' : `/${subresource}`}`;
  const where = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return new StatusError(
    'Forbidden',
    `${qualifiedName(resource)}${name === '' ? '' : ` "${name}"`} is forbidden: User "${user}" cannot ${verb} resource ` +
      `"${path}" in API group "${resource.group}" ${where}`,
  );
}

function toResourceName({ resource, subresource }: Access): string {
  return `${qualifiedName(resource)}${subresource === undefined ? '' : `/${subresource}`}`;
}
