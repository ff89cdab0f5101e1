import type { Schemas } from '@castai-bot/api';
import { effectiveConfig } from '../behaviour/workload-config.ts';
import type { Cluster } from './cluster.ts';
import { REMOVAL_DISABLED } from './node.ts';
import type { Random } from './random.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import { writeMoment } from '../time/write-time.ts';

/** A workload as the API answers it. */
export type Workload = Schemas['Workload'];

type WorkloadOverrides = Schemas['WorkloadOverrides'];
type Container = Workload['containers'][number];

const HOUR_MS = 3_600_000;
const APPS = [
  'cart', 'catalog', 'checkout', 'gateway', 'invoice', 'ledger', 'mailer', 'search', 'session', 'worker',
] as const; // prettier-ignore
const NAMESPACES = ['shop', 'payments', 'search', 'platform', 'monitoring', 'batch', 'kube-system'] as const;
const SIDECARS = ['istio-proxy', 'vault-agent', 'fluent-bit'] as const;
const KINDS = [
  ['Deployment', 'apps', 'v1'],
  ['Deployment', 'apps', 'v1'],
  ['Deployment', 'apps', 'v1'],
  ['StatefulSet', 'apps', 'v1'],
  ['DaemonSet', 'apps', 'v1'],
  ['CronJob', 'batch', 'v1'],
] as const;

/** What a generated workload is made from. */
export interface WorkloadSeed {
  readonly cluster: Cluster;
  readonly index: number;
  readonly now: number;
  readonly policies: readonly ScalingPolicy[];
}

/**
 * Makes one of a generated cluster's workloads. About one in eight is configured by annotations, three in ten have
 * settings of their own, and two in three are MANAGED, most by their policy and some by a setting of their own.
 */
export function makeWorkload(random: Random, { cluster, index, now, policies }: WorkloadSeed): Workload {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const [kind, group, version] = random.pick(KINDS);
  const isByAnnotations = random.chance(0.12);
  const { policy, origin } = choosePolicy(random, { namespace, policies });
  const containers = makeContainers(random, app);
  const overrides = isByAnnotations ? annotationOverrides(random) : makeOverrides(random, containers);
  const config = effectiveConfig(policy, overrides);
  const isManaged = config.vpaConfig.managementOption === 'MANAGED';
  const replicas = kind === 'CronJob' ? 1 : random.int(1, 8);
  const createdAt = now - random.int(24, 200 * 24) * HOUR_MS;
  return {
    id: random.uuid(),
    clusterId: cluster.id,
    organizationId: cluster.organizationId,
    name: `${app}-${index + 1}`,
    namespace,
    kind,
    group,
    version,
    labels: [
      { key: 'app.kubernetes.io/name', value: app },
      { key: 'team', value: namespace },
    ],
    annotations: [
      ...(isByAnnotations ? [configurationAnnotation(policy, overrides)] : []),
      ...(random.chance(0.03) ? [{ key: REMOVAL_DISABLED, value: 'true' }] : []),
    ],
    managedBy: isByAnnotations ? 'ANNOTATIONS' : 'API',
    scalingPolicyId: policy.id,
    scalingPolicyName: policy.name,
    scalingPolicyOrigin: isByAnnotations ? 'ORIGIN_ANNOTATIONS' : origin,
    workloadConfigV2: config,
    ...(overrides === undefined ? {} : { workloadOverrides: overrides }),
    containers: isManaged ? containers.map(runOnRecommendation) : containers,
    replicas,
    podCount: replicas,
    scaledPodCount: replicas,
    matchingPodCount: replicas,
    isCustom: false,
    isJobLike: kind === 'CronJob',
    error: null,
    predictionInsights: { isEligible: false },
    recommendation: { confidence: random.chance(0.9) ? 1 : 0.4, deployed: isManaged, events: [] },
    recommendationStatus: {
      type: isManaged ? 'STATUS_APPLIED' : 'STATUS_UNKNOWN',
      appliedPods: isManaged ? replicas : 0,
      totalPods: replicas,
      lowConfidence: random.chance(0.1),
    },
    systemOverrides: { verticalOptimization: { active: false } },
    createdAt: writeMoment(createdAt),
    updatedAt: writeMoment(createdAt + HOUR_MS),
  };
}

function choosePolicy(
  random: Random,
  { namespace, policies }: { readonly namespace: string; readonly policies: readonly ScalingPolicy[] },
): { readonly policy: ScalingPolicy; readonly origin: Workload['scalingPolicyOrigin'] } {
  const byRule = policies.find((policy) =>
    policy.assignmentRules?.some((rule) => rule.namespace?.names?.includes(namespace)),
  );
  if (byRule !== undefined) return { policy: byRule, origin: 'ORIGIN_ASSIGNMENT_RULES' };
  const [defaultPolicy, ...others] = policies.filter(({ isCastware }) => !isCastware);
  if (defaultPolicy === undefined) throw new RangeError('a cluster without scaling policies');
  if (random.chance(0.7)) return { policy: defaultPolicy, origin: 'ORIGIN_DEFAULT' };
  return { policy: random.pick([defaultPolicy, ...others]), origin: 'ORIGIN_API' };
}

/** Containers that once requested twice what is recommended; those of a MANAGED workload run on the recommendation. */
function makeContainers(random: Random, app: string): Container[] {
  const sidecars = SIDECARS.slice(0, random.pick([0, 0, 1, 2]));
  return [app, ...sidecars].map((name, position) => {
    const size = position === 0 ? random.int(1, 8) : 1;
    const original = {
      requests: { cpuCores: (size * 40) / 1000, memoryGib: size / 8 },
      limits: { memoryGib: size / 4 },
    };
    return {
      name,
      runtime: 'RUNTIME_UNSPECIFIED',
      resources: original,
      originalResources: original,
      firstSeenResources: original,
      recommendation: {
        requests: { cpuCores: (size * 20) / 1000, memoryGib: size / 16 },
        limits: { memoryGib: size / 8 },
      },
    };
  });
}

function runOnRecommendation(container: Container): Container {
  return {
    ...container,
    ...(container.recommendation ? { resources: container.recommendation } : {}),
  };
}

function makeOverrides(random: Random, containers: readonly Container[]): WorkloadOverrides | undefined {
  const roll = random.next();
  if (roll < 0.15) return { vertical: { managementOption: 'READ_ONLY' } };
  if (roll < 0.22) return { vertical: { managementOption: 'MANAGED' } };
  if (roll < 0.32) {
    return {
      vertical: {
        managementOption: 'MANAGED',
        cpu: { min: 0.1, max: random.int(1, 4), lookBackPeriodSeconds: 172_800 },
        memory: { limit: { type: 'MULTIPLIER', multiplier: 1.5 } },
        containers: containers
          .slice(0, 1)
          .map(({ name }) => ({ containerName: name, memory: { min: 0.125, max: 4 } })),
      },
    };
  }
  if (roll < 0.4) {
    return {
      vertical: { excludedContainers: ['istio-proxy'], memoryEvent: { applyType: 'DEFERRED' } },
      horizontal: { managementOption: 'MANAGED', minReplicas: 2, maxReplicas: random.int(5, 20) },
    };
  }
  return undefined;
}

function annotationOverrides(random: Random): WorkloadOverrides {
  return {
    vertical: {
      managementOption: random.chance(0.7) ? 'MANAGED' : 'READ_ONLY',
      applyType: 'IMMEDIATE',
      cpu: { max: random.int(1, 4) },
    },
  };
}

function configurationAnnotation(
  policy: ScalingPolicy,
  overrides: WorkloadOverrides | undefined,
): Workload['annotations'][number] {
  const optimization = overrides?.vertical?.managementOption === 'READ_ONLY' ? 'off' : 'on';
  const lines = [
    `scalingPolicyName: ${policy.name}`,
    'vertical:',
    `  optimization: ${optimization}`,
    '  applyType: immediate',
    '  cpu:',
    `    max: ${overrides?.vertical?.cpu?.max ?? 1}`,
  ];
  return { key: 'workloads.cast.ai/configuration', value: `${lines.join('\n')}\n` };
}
