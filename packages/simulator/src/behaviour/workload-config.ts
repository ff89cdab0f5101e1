import type { Schemas } from '@castai-bot/api';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import { ownThresholdOf } from './apply-threshold.ts';

type WorkloadConfig = Schemas['WorkloadConfig'];
type WorkloadOverrides = Schemas['WorkloadOverrides'];
type VPAConfig = WorkloadConfig['vpaConfig'];
type ResourceConfig = VPAConfig['cpu'];

/** Works out what a workload runs under: its policy's settings, with the workload's own over them. */
export function effectiveConfig(policy: ScalingPolicy, overrides: WorkloadOverrides = {}): WorkloadConfig {
  const { vertical = {}, horizontal = {}, rolloutBehavior } = overrides;
  const { scaleDown: _scaleDown, shortAverageSeconds: _shortAverageSeconds, ...ownHorizontal } = horizontal;
  const rollout = rolloutBehavior ?? policy.recommendationPolicies.rolloutBehavior;
  return {
    vpaConfig: mergeVertical(verticalOf(policy), vertical),
    hpaConfig: { ...horizontalOf(policy), ...ownHorizontal },
    ...(rollout === undefined ? {} : { rolloutBehavior: rollout }),
  };
}

/**
 * Turns the configuration of an update into the workload's own settings. It is the whole of them: what it leaves out
 * is inherited from then on.
 */
export function overridesOf(
  config: Schemas['WorkloadConfigUpdate'] | undefined,
): WorkloadOverrides | undefined {
  if (config?.vpaConfig === undefined && config?.hpaConfig === undefined) return undefined;
  const { containerConfig, ...vertical } = config.vpaConfig ?? {};
  return {
    ...(config.vpaConfig === undefined
      ? {}
      : {
          vertical: {
            ...vertical,
            ...(containerConfig === undefined ? {} : { containers: containerConfig }),
          },
        }),
    ...(config.hpaConfig === undefined ? {} : { horizontal: config.hpaConfig }),
  };
}

function verticalOf({ applyType, recommendationPolicies }: ScalingPolicy): VPAConfig {
  const { managementOption, cpu, memory, antiAffinity, ...more } = recommendationPolicies;
  const { anomalyDetection, downscaling, excludedContainers, hpaConverters } = more;
  const { jvm, memoryEvent, predictiveScaling, startup } = more;
  return {
    managementOption,
    applyType,
    cpu: withBounds(cpu),
    memory: withBounds(memory),
    antiAffinity: antiAffinity ?? {},
    containers: [],
    containerConstraints: [],
    excludedContainers: excludedContainers ?? [],
    hpaConverters: hpaConverters ?? [],
    startup: startup ?? null,
    ...(anomalyDetection === undefined ? {} : { anomalyDetection }),
    ...(downscaling === undefined ? {} : { downscaling }),
    ...(jvm?.autoInstrument === undefined ? {} : { jvm: { autoInstrument: jvm.autoInstrument } }),
    ...(memoryEvent === undefined ? {} : { memoryEvent }),
    ...(predictiveScaling === undefined ? {} : { predictiveScaling }),
  };
}

function horizontalOf({ hpaSettings }: ScalingPolicy): WorkloadConfig['hpaConfig'] {
  if (hpaSettings === undefined) return { managementOption: 'READ_ONLY', metrics: [] };
  const { behavior, metrics, minReplicas, maxReplicas } = hpaSettings.nativeHpaSpec;
  return {
    managementOption: hpaSettings.managementOption,
    useNative: false,
    takeOwnership: hpaSettings.takeOwnership,
    metrics,
    minReplicas,
    maxReplicas,
    ...(behavior === undefined ? {} : { behavior }),
  };
}

function mergeVertical(
  inherited: VPAConfig,
  {
    cpu,
    memory,
    containerConstraints: _legacy,
    confidence: _confidence,
    ...own
  }: Schemas['VerticalOverrides'],
): VPAConfig {
  return {
    ...inherited,
    ...own,
    cpu: mergeResource(inherited.cpu, cpu),
    memory: mergeResource(inherited.memory, memory),
  };
}

function mergeResource(
  inherited: ResourceConfig,
  own: Schemas['ResourceConfigOverrides'] = {},
): ResourceConfig {
  const { constraints: inheritedBounds, ...rest } = inherited;
  const { constraints: ownBounds, applyThreshold: _share, ...settings } = own;
  const bounds = {
    ...inheritedBounds,
    ...boundsOf(own),
    ...ownBounds,
  };
  return {
    ...rest,
    ...settings,
    ...ownThresholdOf(own),
    overhead: own.overhead ?? inherited.overhead,
    ...toldAs(bounds),
  };
}

type Bounds = NonNullable<ResourceConfig['constraints']>;

/** The bounds of a resource, which the API tells in two ways: as `min` and `max`, and as constraints. */
function withBounds(config: ResourceConfig): ResourceConfig {
  return { ...config, ...toldAs({ ...boundsOf(config), ...config.constraints }) };
}

function boundsOf({ min, max }: Pick<ResourceConfig, 'min' | 'max'>): Bounds {
  return {
    ...(typeof min === 'number' ? { min: { constant: { value: min } } } : {}),
    ...(typeof max === 'number' ? { max: { constant: { value: max } } } : {}),
  };
}

function toldAs(constraints: Bounds): Pick<ResourceConfig, 'constraints'> {
  return Object.keys(constraints).length === 0 ? {} : { constraints };
}
