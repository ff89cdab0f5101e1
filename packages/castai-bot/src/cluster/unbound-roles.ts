import { stringify } from 'yaml';
import { isRecord } from '@castai-bot/cli';
import type { KubeObject } from './kube-objects.ts';

/** How the API server says that it cannot look at what a RoleBinding would give: by the Role's name, of either kind. */
const NO_ROLE = /role(?:binding)?s\.rbac\.authorization\.k8s\.io "(?<name>[^"]+)" not found/g;

/**
 * The RoleBindings that a dry run was refused since their Roles, which are among the objects too, are not there yet.
 * An admin's are not looked at.
 */
export function findUnbound(stderr: string, objects: readonly KubeObject[]): readonly KubeObject[] {
  const missing = [...stderr.matchAll(NO_ROLE)].map(({ groups }) => groups?.['name']);
  const coming = objects.filter(({ kind }) => kind === 'Role').map(({ metadata }) => metadata.name);
  return objects.filter((object) => {
    const role = object.kind === 'RoleBinding' ? roleOf(object) : undefined;
    return role !== undefined && missing.includes(role) && coming.includes(role);
  });
}

/** A new object as `kubectl diff` shows one. */
export function diffNew(object: KubeObject, namespace: string): string {
  const { apiVersion = '', kind = '', metadata } = object;
  const name = `${apiVersion.replace('/', '.')}.${kind}.${namespace}.${metadata.name}`;
  const lines = stringify(object).trimEnd().split('\n');
  return [
    `--- ${name}`,
    `+++ ${name}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
  ].join('\n');
}

function roleOf(binding: unknown): string | undefined {
  const ref = isRecord(binding) ? binding['roleRef'] : undefined;
  return isRecord(ref) && ref['kind'] === 'Role' && typeof ref['name'] === 'string' ? ref['name'] : undefined;
}
