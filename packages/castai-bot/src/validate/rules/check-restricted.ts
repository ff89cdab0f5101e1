import { expectScalar } from '../located/expect-scalar.ts';
import { describeLocated, getItems, getPath, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';
import { listContainers } from './list-containers.ts';

/** Volumes of the restricted profile. */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const PROFILE = 'by the restricted profile';

const isNotTrue = (value: unknown): boolean => value !== true;
const isNoPort = (value: unknown): boolean => value === undefined || value === 0;

/**
 * Holds a pod's spec against the restricted Pod Security profile.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function checkRestricted(spec: Located, report: Report): void {
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC']) {
    expectScalar(spec, { path: [name], isRight: isNotTrue, wanted: `refused ${PROFILE}` }, report);
  }
  checkVolumes(spec, report);
  for (const container of listContainers(spec)) {
    checkContainer(container, report);
    checkCapabilities(container, report);
    checkInherited(container, { podContext: getValue(spec, 'securityContext'), report });
  }
}

function checkVolumes(spec: Located, report: Report): void {
  for (const volume of getItems(getValue(spec, 'volumes'))) {
    if (volume.kind !== 'map') continue;
    for (const { key, keyAt } of volume.entries) {
      if (key === 'name' || VOLUMES.includes(key)) continue;
      report(keyAt, `${key}: such a volume is refused ${PROFILE}, wanted ${VOLUMES.join(', ')}`);
    }
  }
}

function checkContainer(container: Located, report: Report): void {
  const context = getValue(container, 'securityContext') ?? container;
  expectScalar(context, { path: ['privileged'], isRight: isNotTrue, wanted: `refused ${PROFILE}` }, report);
  expectScalar(
    context,
    {
      path: ['allowPrivilegeEscalation'],
      isRight: (value) => value === false,
      wanted: `wanted false ${PROFILE}`,
    },
    report,
  );
  for (const port of getItems(getValue(container, 'ports'))) {
    expectScalar(port, { path: ['hostPort'], isRight: isNoPort, wanted: `refused ${PROFILE}` }, report);
  }
}

function checkCapabilities(container: Located, report: Report): void {
  const context = getValue(container, 'securityContext');
  const dropped = getPath(context, ['capabilities', 'drop']);
  if (!getItems(dropped).some((item) => getText(item) === 'ALL')) {
    report(dropped?.at ?? context?.at ?? container.at, `capabilities.drop: wanted ALL ${PROFILE}`);
  }
  for (const added of getItems(getPath(context, ['capabilities', 'add']))) {
    if (getText(added) === 'NET_BIND_SERVICE') continue;
    report(added.at, `capabilities.add: found ${describeLocated(added)}, refused ${PROFILE}`);
  }
}

/** What a container may say itself or leave to its pod. */
function checkInherited(
  container: Located,
  { podContext, report }: { readonly podContext: Located | undefined; readonly report: Report },
): void {
  const own = getValue(container, 'securityContext');
  const expect = (path: readonly string[], isRight: (value: unknown) => boolean, wanted: string): void => {
    const parent = getPath(own, path) ? own : getPath(podContext, path) ? podContext : own;
    expectScalar(parent ?? container, { path, isRight, wanted: `${wanted} ${PROFILE}` }, report);
  };
  expect(['runAsNonRoot'], (value) => value === true, 'wanted true');
  expect(['runAsUser'], (value) => value !== 0, 'which is root, refused');
  const profiles: readonly unknown[] = ['RuntimeDefault', 'Localhost'];
  expect(
    ['seccompProfile', 'type'],
    (value) => profiles.includes(value),
    'wanted RuntimeDefault or Localhost',
  );
}
