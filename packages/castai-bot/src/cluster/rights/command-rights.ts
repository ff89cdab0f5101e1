import { ACCOUNT_KINDS, findDeployedKind, toResourceName } from '../../manifests/deployed-kinds.ts';
import { findState, type ManifestObject } from '../../manifests/manifest-object.ts';
import { listGrantedRights } from './granted-rights.ts';
import { type Access, joinRights, type Right, toRights } from './right.ts';

/** The commands that go to a cluster; `doctor` asks for the rights of all of them. */
export const clusterCommands = [
  'secret set',
  'deploy',
  'run-now',
  'logs',
  'status',
  'dashboard',
  'pause',
  'resume',
  'remove',
  'state show',
  'state edit',
  'state clear',
] as const;

export type ClusterCommand = (typeof clusterCommands)[number];

export interface CommandRights {
  /** Without any of these the command stops before it writes. */
  readonly needs: readonly Right[];
  /** What the command is there to read, each for a part of it: without one the other parts are shown. */
  readonly reads: readonly Right[];
  /** The command works without these, and says less. */
  readonly optional: readonly Right[];
}

interface Row {
  readonly needs: Access;
  readonly reads?: Access;
  readonly optional: Access;
}

/** Tells a cluster from another of the same name. */
const NAMESPACE: Access = { namespaces: ['get'] };
const RUN: Access = {
  'cronjobs.batch': ['get'],
  pods: ['get', 'list', 'watch'],
  'pods/log': ['get'],
  events: ['list'],
};
const KEEP: Row = { needs: { configmaps: ['get', 'patch'] }, optional: NAMESPACE };
const SUSPEND: Row = { needs: { 'cronjobs.batch': ['get', 'patch'] }, optional: NAMESPACE };
const EVERYTHING: Access = {
  configmaps: ['list'],
  'cronjobs.batch': ['list'],
  'jobs.batch': ['list'],
  pods: ['list'],
};

/** By the calls that each command makes: a test compares it with what an API server was asked. */
const TABLE: Readonly<Record<ClusterCommand, Row>> = {
  'secret set': {
    // A key is written without being read.
    needs: { secrets: ['create', 'patch'] },
    optional: { ...NAMESPACE, secrets: ['get'], configmaps: ['get'] },
  },
  deploy: {
    needs: {
      configmaps: ['get', 'list', 'create', 'patch'],
      'cronjobs.batch': ['get', 'list', 'create', 'patch'],
    },
    // Who may get a Secret has the key.
    optional: { ...NAMESPACE, secrets: ['get'] },
  },
  'run-now': { needs: { ...RUN, 'jobs.batch': ['get', 'list', 'watch', 'create'] }, optional: NAMESPACE },
  logs: { needs: { ...RUN, 'jobs.batch': ['get', 'list', 'watch'] }, optional: NAMESPACE },
  status: { needs: EVERYTHING, optional: NAMESPACE },
  // Each part of the page goes by its own.
  dashboard: {
    needs: {},
    reads: { ...EVERYTHING, pods: ['get', 'list'], 'pods/log': ['get'], events: ['list'] },
    optional: NAMESPACE,
  },
  pause: SUSPEND,
  resume: SUSPEND,
  remove: {
    needs: {
      ...EVERYTHING,
      configmaps: ['get', 'list', 'delete'],
      'cronjobs.batch': ['get', 'list', 'delete'],
    },
    optional: NAMESPACE,
  },
  'state show': { needs: { configmaps: ['get'] }, optional: NAMESPACE },
  'state edit': KEEP,
  'state clear': KEEP,
};

/** To remove the account of a state. */
const ACCOUNTS: Access = Object.fromEntries(
  ACCOUNT_KINDS.map((kind) => [toResourceName(kind), ['get', 'list', 'delete']]),
);

/** What a command needs; deploy's and remove's needs go by the objects that there are. */
export function rightsOf(command: ClusterCommand, objects: readonly ManifestObject[] = []): CommandRights {
  const { needs, reads = {}, optional } = TABLE[command];
  return {
    needs: joinRights(
      toRights(needs),
      command === 'deploy' ? rightsToApply(objects) : [],
      command === 'remove' && objects.some((object) => findState(object) !== undefined)
        ? toRights(ACCOUNTS)
        : [],
    ),
    reads: toRights(reads),
    optional: toRights(optional),
  };
}

/** What a person has added to k8s/: compared, and applied, which is a patch that may create. A Role passes rights on. */
function rightsToApply(objects: readonly ManifestObject[]): readonly Right[] {
  const rights = objects.flatMap((object) => {
    const { group, resource } = findDeployedKind(object) ?? {};
    if (group === undefined || resource === undefined) return [];
    return ['get', 'create', 'patch'].map((verb) => ({ verb, group, resource }));
  });
  return [...rights, ...listGrantedRights(objects)];
}
