import type { Schemas } from '@castai-bot/api';
import { secondsIn } from '../behaviour/read-duration.ts';
import { findContents } from '../behaviour/find.ts';
import type { Handlers } from '../http/route.ts';

type Config = Schemas['WorkloadEvictionConfig'];
type Evictor = Schemas['Evictor'];

/** What the policies do not say: CAST AI's defaults. */
const DEFAULTS: Config = {
  arm64Supported: false,
  drainRollbackTimeout: '60s',
  drainTimeout: '600s',
  emitNodeRelatedPodEvents: false,
  forceDisableKarpenterMode: false,
  forceDisableLiveMigration: false,
  forceDisablePodMutations: false,
  forceDisableWoop: false,
  maxTargetNodesPerCycle: 0,
  minTargetNodesPerCycle: 0,
  pricingAwarenessEnabled: false,
  targetNodePercentage: 0,
  windows: false,
};

export const workloadEvictionHandlers: Handlers = {
  getWorkloadEvictionConfig: (call) =>
    writeConfig(findContents(call).policies.get().nodeDownscaler?.evictor ?? {}),
};

function writeConfig(evictor: Evictor): Config {
  return {
    ...DEFAULTS,
    enabled: evictor.enabled ?? false,
    dryRun: evictor.dryRun ?? false,
    aggressiveMode: evictor.aggressiveMode ?? false,
    scopedMode: evictor.scopedMode ?? false,
    softTainting: evictor.softTainting ?? false,
    ignorePodDisruptionBudgets: evictor.ignorePodDisruptionBudgets ?? false,
    nodeGracePeriodMinutes: evictor.nodeGracePeriodMinutes ?? 5,
    cycleInterval: `${secondsIn(evictor.cycleInterval ?? '1m')}s`,
    podEvictionFailureBackOffInterval: `${secondsIn(evictor.podEvictionFailureBackOffInterval ?? '5s')}s`,
    status: statusOf(evictor),
  };
}

function statusOf({ status }: Evictor): NonNullable<Config['status']> {
  if (status === 'Compatible') return 'EVICTOR_STATUS_COMPATIBLE';
  if (status === 'Incompatible') return 'EVICTOR_STATUS_INCOMPATIBLE';
  if (status === 'InvalidConfig') return 'EVICTOR_STATUS_INVALID_CONFIG';
  return status === 'Missing' ? 'EVICTOR_STATUS_MISSING' : 'EVICTOR_STATUS_UNSPECIFIED';
}
