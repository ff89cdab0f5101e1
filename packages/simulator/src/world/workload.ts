import type { Schemas } from '@castai-bot/api';
import { horizontalScalingOf } from '../behaviour/hpa-state.ts';
import type { Cluster } from './cluster.ts';
import { planContainers } from './containers.ts';
import { REMOVAL_DISABLED } from './node-labels.ts';
import type { WorkloadKind } from './workload-kind.ts';
import type { WorkloadParts } from './workload-parts.ts';
import type { Random } from './random.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import { writeTime } from '../time/write-time.ts';
import { annotationOverrides, configurationAnnotation, makeOverrides } from './workload-overrides.ts';

/** A workload as the API answers it. */
export type Workload = Schemas['Workload'];

const HOUR_MS = 3_600_000;
const APPS = [
  'cart', 'catalog', 'checkout', 'gateway', 'invoice', 'ledger', 'mailer', 'search', 'session', 'worker',
] as const; // prettier-ignore
const NAMESPACES = ['shop', 'payments', 'search', 'platform', 'monitoring', 'batch', 'kube-system'] as const;
/** What a generated workload is made from. */
export interface WorkloadSeed {
  readonly cluster: Cluster;
  readonly index: number;
  readonly now: number;
  readonly kind: WorkloadKind;
  readonly policies: readonly ScalingPolicy[];
  readonly parts: WorkloadParts;
  /** Decides what a workload lacks; it need not be the stream that decides what it is. */
  readonly gaps: Random;
  /** How large its pods are. @default 1 */
  readonly podScale?: number;
}

/**
 * Makes one of a generated cluster's workloads. About one in eight is configured by annotations, three in ten have
 * settings of their own, and two in three are MANAGED, most by their policy and some by a setting of their own. One in
 * twelve was not watched long enough for a recommendation. What must not be moved has one pod.
 */
export function makeWorkload(random: Random, seed: WorkloadSeed): Workload {
  const { cluster, index, now, policies, parts, gaps, podScale = 1 } = seed;
  const { kind, group, version } = seed.kind;
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const isByAnnotations = random.chance(0.12);
  const { policy, origin } = choosePolicy(random, { namespace, policies });
  const isRecommended = !gaps.chance(1 / 12);
  const plans = planContainers(random, { app, gaps, isRecommended, podScale });
  const { config, overrides } = parts.settingsOf(
    policy,
    isByAnnotations ? annotationOverrides(random) : makeOverrides(random, plans),
  );
  const isManaged = config.vpaConfig.managementOption === 'MANAGED' && isRecommended;
  const isPinned = random.chance(0.03);
  const replicas = kind === 'CronJob' || isPinned ? 1 : random.int(1, 8);
  const times = parts.timesOf(now - random.int(24, 200 * 24) * HOUR_MS);
  return {
    id: random.uuid(),
    clusterId: cluster.id,
    organizationId: cluster.organizationId,
    name: `${app}-${index + 1}`,
    namespace,
    kind,
    group,
    version,
    labels: parts.labelsOf(app, namespace),
    annotations: [
      ...(isByAnnotations ? [configurationAnnotation(policy, overrides)] : []),
      ...(isPinned ? [{ key: REMOVAL_DISABLED, value: 'true' }] : []),
    ],
    managedBy: isByAnnotations ? 'ANNOTATIONS' : 'API',
    scalingPolicyId: policy.id,
    scalingPolicyName: policy.name,
    scalingPolicyOrigin: isByAnnotations ? 'ORIGIN_ANNOTATIONS' : origin,
    suggestedScalingPolicyId: policy.id,
    suggestedScalingPolicyName: policy.name,
    workloadConfigV2: config,
    ...(overrides === undefined ? {} : { workloadOverrides: overrides }),
    containers: plans.map((plan) => parts.containerOf({ ...plan, isManaged })),
    replicas,
    podCount: replicas,
    scaledPodCount: replicas,
    matchingPodCount: replicas,
    isCustom: false,
    isJobLike: kind === 'CronJob',
    ...horizontalScalingOf(kind, config.hpaConfig),
    predictionInsights: { isEligible: false, availableUntil: null },
    ...recommendationOf(seed, { isSure: random.chance(0.9), isManaged, isRecommended }),
    recommendationStatus: {
      type: isManaged ? 'STATUS_APPLIED' : 'STATUS_UNKNOWN',
      appliedPods: isManaged ? replicas : 0,
      totalPods: replicas,
      lowConfidence: random.chance(0.1),
    },
    systemOverrides: { verticalOptimization: { active: false } },
    createdAt: times.createdAt,
    updatedAt: times.updatedAt,
  };
}

/** A recommendation that is not sure enough yet tells when it will be. */
function recommendationOf(
  { now, gaps }: WorkloadSeed,
  {
    isSure,
    isManaged,
    isRecommended,
  }: { readonly isSure: boolean; readonly isManaged: boolean; readonly isRecommended: boolean },
): Pick<Workload, 'recommendation'> {
  if (!isRecommended) return {};
  const sureAt = (Math.ceil(now / HOUR_MS) + gaps.int(1, 72)) * HOUR_MS;
  return {
    recommendation: {
      confidence: isSure ? 1 : 0.4,
      ...(isSure ? {} : { estimatedThresholdReachedAt: writeTime(sureAt) }),
      events: [],
      deployed: isManaged,
      origins: ['ORIGIN_SNAPSHOT'],
    },
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
