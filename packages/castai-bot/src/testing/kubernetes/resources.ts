/** A kind of object that the stand-in serves. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly isNamespaced: boolean;
  readonly shortNames?: readonly string[];
  /** What may only be created: a question, answered at once and not kept. */
  readonly isReview?: true;
  /** Whether it has a `status` of its own path. */
  readonly hasStatus?: true;
}

/** All of them are v1. */
export const RESOURCES: readonly Resource[] = [
  core('namespaces', 'Namespace', { isNamespaced: false, shortNames: ['ns'] }),
  core('nodes', 'Node', { isNamespaced: false, hasStatus: true, shortNames: ['no'] }),
  core('configmaps', 'ConfigMap', { shortNames: ['cm'] }),
  core('secrets', 'Secret', {}),
  core('pods', 'Pod', { hasStatus: true, shortNames: ['po'] }),
  core('events', 'Event', { shortNames: ['ev'] }),
  core('serviceaccounts', 'ServiceAccount', { shortNames: ['sa'] }),
  core('persistentvolumeclaims', 'PersistentVolumeClaim', { shortNames: ['pvc'] }),
  ofGroup('rbac.authorization.k8s.io', core('roles', 'Role', {})),
  ofGroup('rbac.authorization.k8s.io', core('rolebindings', 'RoleBinding', {})),
  ofGroup('networking.k8s.io', core('networkpolicies', 'NetworkPolicy', { shortNames: ['netpol'] })),
  batch('cronjobs', 'CronJob', { shortNames: ['cj'] }),
  batch('jobs', 'Job', {}),
  {
    group: 'authorization.k8s.io',
    plural: 'selfsubjectaccessreviews',
    singular: 'selfsubjectaccessreview',
    kind: 'SelfSubjectAccessReview',
    isNamespaced: false,
    isReview: true,
  },
];

/** `batch/v1`, or `v1` in the core group. */
export function groupVersionOf({ group }: Resource): string {
  return group === '' ? 'v1' : `${group}/v1`;
}

/** `cronjobs.batch`, as messages and rules name it. */
export function qualifiedName({ group, plural }: Resource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

type Details = Partial<Pick<Resource, 'isNamespaced' | 'shortNames' | 'hasStatus'>>;

function core(plural: string, kind: string, details: Details): Resource {
  return { group: '', plural, singular: kind.toLowerCase(), kind, isNamespaced: true, ...details };
}

function ofGroup(group: string, resource: Resource): Resource {
  return { ...resource, group };
}

function batch(plural: string, kind: string, details: Details): Resource {
  return { ...core(plural, kind, details), group: 'batch', hasStatus: true };
}
