import type { Schemas } from '@castai-bot/api';
import { sharePart } from '../json/shared-part.ts';

type HPAConfig = Schemas['WorkloadConfig']['hpaConfig'];

/** The kinds whose replicas can be scaled. */
const SCALABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet']);
const WHY_NOT = 'Horizontal scaling is not supported for workloads of this kind';

/** What a workload tells of its horizontal scaling, and why it has none. */
export interface HorizontalScaling {
  readonly hpaState: Schemas['HPAState'];
  readonly woopHpaUnsupportedReason?: string;
  readonly nativeHpaUnsupportedReasonDetails?: Schemas['HPAUnsupportedReason'];
}

const REASON = sharePart({ type: 'HPA_UNSUPPORTED_REASON_WORKLOAD_TYPE', description: WHY_NOT } as const);
const UNSUPPORTED: HorizontalScaling = {
  hpaState: sharePart({
    mode: 'HPA_MODE_NOT_SET',
    v2UnsupportedReason: REASON,
    legacyUnsupportedReason: {
      type: 'HPA_LEGACY_UNSUPPORTED_REASON_WORKLOAD_TYPE',
      description: WHY_NOT,
    },
  }),
  woopHpaUnsupportedReason: WHY_NOT,
  nativeHpaUnsupportedReasonDetails: REASON,
};

/** Whether workloads of a kind can be scaled horizontally. */
export function isScalable(kind: string): boolean {
  return SCALABLE.has(kind);
}

/** Works out how a workload of some kind is scaled horizontally under its settings. */
export function horizontalScalingOf(kind: string, config: HPAConfig): HorizontalScaling {
  if (!isScalable(kind)) return UNSUPPORTED;
  const { managementOption, minReplicas, maxReplicas, takeOwnership, behavior, metrics } = config;
  if (typeof minReplicas !== 'number' || typeof maxReplicas !== 'number') {
    return { hpaState: { mode: 'HPA_MODE_NOT_SET' } };
  }
  const v2Config = {
    managementOption,
    minReplicas,
    maxReplicas,
    takeOwnership: takeOwnership ?? false,
    ...(behavior === undefined ? {} : { behavior }),
    ...(metrics === undefined ? {} : { metrics }),
  };
  return { hpaState: { mode: 'HPA_MODE_V2', v2Config } };
}
