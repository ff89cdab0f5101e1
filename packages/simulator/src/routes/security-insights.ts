import { findCluster } from '../behaviour/find.ts';
import type { Caller, Handlers } from '../http/route.ts';
import { CHECKS, countCompliance, writeCheck } from '../security/best-practices.ts';
import { countVulnerabilities, imagesOf, isRunning, writeImage } from '../security/images.ts';
import type { State } from '../state/state.ts';
import type { Workload } from '../world/workload.ts';

const NOTHING_FOUND = {
  criticalVulnerabilities: 0,
  highVulnerabilities: 0,
  mediumVulnerabilities: 0,
  lowVulnerabilities: 0,
};

export const securityInsightHandlers: Handlers = {
  getImageSecurityOverview: (call) => countVulnerabilities(imagesOf(membersOf(call))),
  getBestPracticesOverview: (call) => {
    const members = membersOf(call);
    const checks = CHECKS.map((check) => writeCheck(check, members));
    const passed = checks.filter(({ failed }) => failed === 0).length;
    return {
      passedChecks: passed,
      failedChecks: checks.length - passed,
      workloads: countCompliance(members.map(({ workload }) => workload)),
      nodes: { ...countCompliance([]), compliant: nodeCountOf(call) },
      other: countCompliance([]),
    };
  },
  getAttackPathsOverview: () => ({
    attackPaths: 0,
    criticalAttackPaths: 0,
    highAttackPaths: 0,
    mediumAttackPaths: 0,
    lowAttackPaths: 0,
  }),
  getNodeSecurityOverview: (call) => ({ totalNodes: nodeCountOf(call), ...NOTHING_FOUND }),
  getVulnerabilityOverview: (call) => {
    const counts = countVulnerabilities(imagesOf(membersOf(call)));
    const { criticalVulnerabilities, highVulnerabilities, mediumVulnerabilities, lowVulnerabilities } =
      counts;
    return { criticalVulnerabilities, highVulnerabilities, mediumVulnerabilities, lowVulnerabilities };
  },
  listAttackPaths: () => ({ items: [] }),
  // The security agent of CAST AI is in none of the clusters.
  getClusterSecuritySettings: (call) => {
    findCluster(call);
    return {
      settings: { status: '', agentVersion: '', lastActivity: null, features: [], featureStatus: {} },
    };
  },
  listSecurityImages: (call) => {
    const { status, cves = [], packages = [] } = call.query;
    // What was found has neither a CVE's number nor the name of a package here.
    if (cves.length + packages.length > 0) return { items: [] };
    const images = imagesOf(membersOf(call));
    const wanted = images.filter(
      (image) => status === undefined || isRunning(image) === (status === 'Running'),
    );
    return { items: wanted.map(writeImage) };
  },
  listBestPracticeChecks: (call) => {
    const { category, severityLevels, labels = [] } = call.query;
    const members = membersOf(call);
    const checks = CHECKS.map((check) => writeCheck(check, members));
    return {
      checks: checks
        .filter(({ type = '' }) => category?.includes(type) ?? true)
        .filter(({ severityLevel }) => isWanted(severityLevels, severityLevel))
        .filter((check) => labels.every((label) => check.labels?.includes(label))),
    };
  },
};

interface InsightCall {
  readonly caller: Caller;
  readonly state: State;
  readonly query: object;
}

/** The workloads that an overview or a list is about. */
function membersOf({
  caller,
  state,
  query,
}: InsightCall & {
  readonly query: {
    readonly clusterIds?: readonly string[] | undefined;
    readonly namespaces?: readonly string[] | undefined;
  };
}): readonly { readonly clusterId: string; readonly workload: Workload }[] {
  return state.clusters
    .toArray()
    .filter(({ organizationId }) => organizationId === caller.organizationId)
    .filter(({ id }) => query.clusterIds?.includes(id) ?? true)
    .flatMap(({ id }) =>
      state
        .of(id)
        .workloads.toArray()
        .filter(({ namespace }) => query.namespaces?.includes(namespace) ?? true)
        .map((workload) => ({ clusterId: id, workload })),
    );
}

function nodeCountOf({ caller, state }: InsightCall): number {
  return state.clusters
    .toArray()
    .filter(({ organizationId }) => organizationId === caller.organizationId)
    .reduce((sum, { id }) => sum + state.of(id).nodes.size, 0);
}

/** `any` stands for every level. */
function isWanted(levels: readonly string[] | undefined, level: string): boolean {
  return levels === undefined || levels.includes('any') || levels.includes(level);
}
