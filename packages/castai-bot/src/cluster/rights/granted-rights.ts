import { isRecord } from '@castai-bot/cli';
import { type ManifestObject, toText } from '../../manifests/manifest-object.ts';
import type { Right } from './right.ts';

/**
 * What the Roles among these objects pass on. Kubernetes lets nobody write a Role with a right that he has not himself,
 * but for who may `escalate` it.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export function listGrantedRights(objects: readonly ManifestObject[]): readonly Right[] {
  return objects
    .filter(({ kind }) => kind === 'Role')
    .flatMap((role) => readList(role, 'rules').flatMap((rule) => readRule(rule, toText(role))));
}

/** Every right that a rule has; what is written wrong is for the API server to say. */
function readRule(rule: unknown, grantedBy: string): readonly Right[] {
  const names = readTexts(rule, 'resourceNames');
  return readTexts(rule, 'verbs').flatMap((verb) =>
    readTexts(rule, 'apiGroups').flatMap((group) =>
      readTexts(rule, 'resources').flatMap((path) => {
        const [resource = '', subresource] = path.split('/');
        const right = {
          verb,
          group,
          resource,
          ...(subresource === undefined ? {} : { subresource }),
          grantedBy,
        };
        return names.length === 0 ? [right] : names.map((name) => ({ ...right, name }));
      }),
    ),
  );
}

function readTexts(value: unknown, member: string): readonly string[] {
  return readList(value, member).filter((item) => typeof item === 'string');
}

function readList(value: unknown, member: string): readonly unknown[] {
  const list: unknown = isRecord(value) ? value[member] : undefined;
  return Array.isArray(list) ? list : [];
}
