/** As much of a pod as the Pod Security Standards look at. */
export interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly automountServiceAccountToken?: boolean;
  readonly priorityClassName?: string;
  readonly securityContext?: SecurityContext;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
}

interface Container {
  readonly name: string;
  readonly securityContext?: SecurityContext;
  readonly ports?: readonly { readonly hostPort?: number }[];
  readonly resources?: { readonly requests?: object; readonly limits?: object };
}

interface SecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly seccompProfile?: { readonly type?: string };
}

const VOLUMES =
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' ');
const PROFILES = ['RuntimeDefault', 'Localhost'];

/**
 * What a pod has that the restricted profile refuses, and what good practice adds to it.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function checkRestricted(spec: PodSpec): readonly string[] {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const problems = [
    ...list(
      'shares a namespace of the host',
      spec.hostNetwork === true || spec.hostPID === true || spec.hostIPC === true,
    ),
    ...list('mounts a token of the cluster', spec.automountServiceAccountToken !== false),
    ...list('has a priority class', spec.priorityClassName !== undefined),
    ...(spec.volumes ?? []).flatMap((volume) =>
      list(`volume ${String(volume['name'])} is of a refused kind`, !VOLUMES.some((kind) => kind in volume)),
    ),
  ];
  return [...problems, ...containers.flatMap((container) => checkContainer(container, spec))];
}

function checkContainer(container: Container, spec: PodSpec): readonly string[] {
  const own = container.securityContext ?? {};
  const { runAsNonRoot, runAsUser = 0, seccompProfile } = { ...spec.securityContext, ...own };
  const { requests, limits } = container.resources ?? {};
  return [
    ...list('is privileged', own.privileged === true),
    ...list('may gain privileges', own.allowPrivilegeEscalation !== false),
    ...list('keeps capabilities', keepsCapabilities(own)),
    ...list('may run as root', runAsNonRoot !== true || runAsUser === 0),
    ...list('has no seccomp profile', !PROFILES.includes(seccompProfile?.type ?? '')),
    ...list(
      'takes a port of the host',
      container.ports?.some((port) => port.hostPort !== undefined) === true,
    ),
    ...list('may write to its image', own.readOnlyRootFilesystem !== true),
    ...list('asks for no resources', requests === undefined || limits === undefined),
  ].map((problem) => `${container.name}: ${problem}`);
}

function keepsCapabilities({ capabilities: { add = [], drop = [] } = {} }: SecurityContext): boolean {
  return !drop.includes('ALL') || add.some((name) => name !== 'NET_BIND_SERVICE');
}

function list(problem: string, isThere: boolean): readonly string[] {
  return isThere ? [problem] : [];
}
