import type { ManifestObject } from './manifest-object.ts';

/** A kind of object that deploy applies. */
export interface DeployedKind {
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly versions: readonly string[];
  /** Its plural, as rights name it. */
  readonly resource: string;
}

const RBAC = 'rbac.authorization.k8s.io';

/** Who the pods of a state are, and what they may do. */
export const ACCOUNT_KINDS: readonly DeployedKind[] = [
  { kind: 'ServiceAccount', group: '', versions: ['v1'], resource: 'serviceaccounts' },
  { kind: 'Role', group: RBAC, versions: ['v1'], resource: 'roles' },
  { kind: 'RoleBinding', group: RBAC, versions: ['v1'], resource: 'rolebindings' },
];

/**
 * What deploy applies, in this order: a run must find its config, its rights and its volumes. Beside the generator's
 * own ConfigMaps and CronJobs it is what a pod of a bot may need. Of Secrets only what names or seals them: a repo is
 * no place for their values.
 */
export const DEPLOYED_KINDS: readonly DeployedKind[] = [
  ...ACCOUNT_KINDS,
  { kind: 'NetworkPolicy', group: 'networking.k8s.io', versions: ['v1'], resource: 'networkpolicies' },
  { kind: 'PersistentVolumeClaim', group: '', versions: ['v1'], resource: 'persistentvolumeclaims' },
  {
    kind: 'ExternalSecret',
    group: 'external-secrets.io',
    versions: ['v1', 'v1beta1'],
    resource: 'externalsecrets',
  },
  { kind: 'SealedSecret', group: 'bitnami.com', versions: ['v1alpha1'], resource: 'sealedsecrets' },
  { kind: 'ConfigMap', group: '', versions: ['v1'], resource: 'configmaps' },
  { kind: 'CronJob', group: 'batch', versions: ['v1'], resource: 'cronjobs' },
];

/** `cronjobs.batch`, as kubectl and rights name it. */
export function toResourceName({ group, resource }: Pick<DeployedKind, 'group' | 'resource'>): string {
  return group === '' ? resource : `${resource}.${group}`;
}

/** The row of an object's kind and version; undefined when deploy does not apply it. */
export function findDeployedKind({ apiVersion = '', kind }: ManifestObject): DeployedKind | undefined {
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  const version = apiVersion.slice(slash + 1);
  return DEPLOYED_KINDS.find(
    (one) => one.kind === kind && one.group === group && one.versions.includes(version),
  );
}
