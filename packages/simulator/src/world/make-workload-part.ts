import type { Schemas } from '@castai-bot/api';
import { horizontalScalingOf } from '../behaviour/hpa-state.ts';
import { sharePart } from '../json/shared-part.ts';
import { writeMoment, writeTime } from '../time/write-time.ts';
import { REMOVAL_DISABLED } from './node-labels.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import type { WorkloadKind } from './workload-kind.ts';
import { configurationAnnotation, type OwnSettings } from './workload-overrides.ts';

type Part<Name extends keyof Schemas['Workload']> = Pick<Schemas['Workload'], Name>;

export type OwnerPart = Part<'clusterId' | 'organizationId'>;
export type KindPart = Part<'namespace' | 'kind' | 'group' | 'version' | 'labels'>;
export type SettingsPart = Part<
  | 'annotations'
  | 'managedBy'
  | 'scalingPolicyId'
  | 'scalingPolicyName'
  | 'scalingPolicyOrigin'
  | 'suggestedScalingPolicyId'
  | 'suggestedScalingPolicyName'
  | 'workloadConfigV2'
  | 'workloadOverrides'
>;
export type PodsPart = Part<
  'replicas' | 'podCount' | 'scaledPodCount' | 'matchingPodCount' | 'isCustom' | 'isJobLike'
>;
export type ScalingPart = Part<
  'hpaState' | 'woopHpaUnsupportedReason' | 'nativeHpaUnsupportedReasonDetails' | 'predictionInsights'
>;
export type RecommendationPart = Part<'recommendation'>;
export type StatusPart = Part<'recommendationStatus' | 'systemOverrides'>;
export type TimesPart = Part<'createdAt' | 'updatedAt'>;

/** What a workload is called by others, and of what kind it is. */
export interface Naming {
  readonly app: string;
  readonly namespace: string;
  readonly kind: WorkloadKind;
}

/** How a workload is configured. */
export interface Configuring {
  readonly policy: ScalingPolicy;
  readonly origin: Schemas['Workload']['scalingPolicyOrigin'];
  readonly own: OwnSettings;
  readonly isByAnnotations: boolean;
  /** Whether it must not be moved. */
  readonly isPinned: boolean;
}

/** How a workload runs. */
export interface Running {
  readonly replicas: number;
  readonly isJob: boolean;
}

/** What decides how a workload is scaled horizontally. */
export interface Scaled {
  readonly kind: string;
  readonly config: Schemas['WorkloadConfig'];
}

/** What came of watching a workload. */
export interface Watched {
  readonly isRecommended: boolean;
  /** Whether its containers have what is recommended. */
  readonly isManaged: boolean;
  /** When the recommendation will be sure enough, in milliseconds; 0 where it is. */
  readonly sureAt: number;
}

/** How far what is recommended was carried out. */
export interface Applied {
  readonly isManaged: boolean;
  readonly replicas: number;
  readonly isLow: boolean;
}

const HOUR_MS = 3_600_000;

export function makeOwner({
  id,
  organizationId,
}: {
  readonly id: string;
  readonly organizationId: string;
}): OwnerPart {
  return { clusterId: id, organizationId };
}

export function makeKind({ app, namespace, kind: { kind, group, version } }: Naming): KindPart {
  const labels = sharePart([
    { key: 'app.kubernetes.io/name', value: app },
    { key: 'team', value: namespace },
  ]);
  return { namespace, kind, group, version, labels };
}

export function makeSettings(
  { policy, origin, own: { overrides }, isByAnnotations, isPinned }: Configuring,
  config: Schemas['WorkloadConfig'],
): SettingsPart {
  return {
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
    ...(overrides === undefined ? {} : { workloadOverrides: sharePart(overrides) }),
  };
}

export function makePods({ replicas, isJob }: Running): PodsPart {
  return {
    replicas,
    podCount: replicas,
    scaledPodCount: replicas,
    matchingPodCount: replicas,
    isCustom: false,
    isJobLike: isJob,
  };
}

export function makeScaling({ kind, config }: Scaled): ScalingPart {
  return {
    ...horizontalScalingOf(kind, config.hpaConfig),
    predictionInsights: { isEligible: false, availableUntil: null },
  };
}

export function makeRecommendation({ isRecommended, isManaged, sureAt }: Watched): RecommendationPart {
  if (!isRecommended) return {};
  return {
    recommendation: {
      confidence: sureAt === 0 ? 1 : 0.4,
      ...(sureAt === 0 ? {} : { estimatedThresholdReachedAt: writeTime(sureAt) }),
      events: [],
      deployed: isManaged,
      origins: ['ORIGIN_SNAPSHOT'],
    },
  };
}

export function makeStatus({ isManaged, replicas, isLow }: Applied): StatusPart {
  return {
    recommendationStatus: {
      type: isManaged ? 'STATUS_APPLIED' : 'STATUS_UNKNOWN',
      appliedPods: isManaged ? replicas : 0,
      totalPods: replicas,
      lowConfidence: isLow,
    },
    systemOverrides: { verticalOptimization: { active: false } },
  };
}

/** @param createdAt in milliseconds; a workload was last written an hour later */
export function makeTimes(createdAt: number): TimesPart {
  return { createdAt: writeMoment(createdAt), updatedAt: writeMoment(createdAt + HOUR_MS) };
}
