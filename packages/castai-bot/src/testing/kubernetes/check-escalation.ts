import { parse as parseYaml } from 'yaml';
import { ADMIN, type Access, isAllowed, type Users } from './access.ts';
import { asList, asObject, asText, type Json, type JsonObject } from './kube-object.ts';
import type { ObjectRequest } from './parse-request.ts';
import { RESOURCES, type Resource } from './resources.ts';
import { StatusError } from './status-error.ts';
import type { Store } from './store.ts';
import { notFound } from './write-object.ts';

interface EscalationOptions {
  readonly users: Users;
  readonly store: Store;
}

/**
 * Nobody passes on a right that he has not himself, but for who may `escalate` Roles, or `bind` one. What is bound must
 * be there to be looked at, in a dry run too.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/registry/rbac/rolebinding/policybased/storage.go
 */
export function checkEscalation(request: ObjectRequest, { users, store }: EscalationOptions): void {
  const { resource, user, method, body, namespace } = request;
  const isRole = resource.plural === 'roles';
  if ((!isRole && resource.plural !== 'rolebindings') || method === 'DELETE' || user === ADMIN) return;
  const roles = RESOURCES.find(({ plural }) => plural === 'roles') ?? resource;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON, or YAML that kubectl made of it
  const object = asObject(parseYaml(body) as Json);
  const name = asText(isRole ? asObject(object['metadata'])['name'] : asObject(object['roleRef'])['name']);
  const verb = isRole ? 'escalate' : 'bind';
  if (
    isAllowed(users, user, { verb, resource: roles, name, ...(namespace === undefined ? {} : { namespace }) })
  )
    return;
  const role = isRole ? object : store.get({ resource: roles, namespace, name });
  // The real one calls it a RoleBinding too.
  if (!role) throw notFound({ ...request, name });
  const lacking = asList(role['rules'])
    .map(asObject)
    .filter((rule) => !toAccesses(rule).every((access) => isAllowed(users, user, access)));
  if (lacking.length === 0) return;
  throw new StatusError(
    'Forbidden',
    `${resource.plural}.${resource.group} "${request.name ?? name}" is forbidden: user "${user}" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n${lacking.map(describe).join('\n')}`,
  );
}

function toAccesses(rule: JsonObject): readonly Access[] {
  const names = texts(rule['resourceNames']);
  return texts(rule['verbs']).flatMap((verb) =>
    texts(rule['resources']).flatMap((path) => {
      const [plural = '', subresource] = path.split('/');
      const resource = RESOURCES.find(
        (one) => one.plural === plural && texts(rule['apiGroups']).includes(one.group),
      );
      const access: Access = {
        verb,
        resource: resource ?? unknown(plural),
        ...(subresource === undefined ? {} : { subresource }),
      };
      return names.length === 0 ? [access] : names.map((name) => ({ ...access, name }));
    }),
  );
}

/** Which nobody but an admin has a right to. */
function unknown(plural: string): Resource {
  return { group: '', plural, singular: plural, kind: plural, isNamespaced: true };
}

function describe({ apiGroups, resources, resourceNames, verbs }: JsonObject): string {
  const names = resourceNames === undefined ? '' : `, ResourceNames:${printList(resourceNames)}`;
  return `{APIGroups:${printList(apiGroups)}, Resources:${printList(resources)}${names}, Verbs:${printList(verbs)}}`;
}

/** As Go prints a list of texts. */
function printList(value: Json | undefined): string {
  return JSON.stringify(value).replaceAll(',', ' ');
}

function texts(value: Json | undefined): readonly string[] {
  return asList(value).map(asText);
}
