import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { Caller } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import { findContents } from './find.ts';
import { horizontalScalingOf } from './hpa-state.ts';
import { maskPaths } from './mask-paths.ts';
import { mergePatch } from './merge-patch.ts';
import { tellConfigured } from './workload-events.ts';
import { effectiveConfig, overridesOf } from './workload-config.ts';

type WorkloadOverrides = Schemas['WorkloadOverrides'];

interface UpdateCall<Body> {
  readonly params: { readonly clusterId: string; readonly workloadId: string };
  readonly body: Body;
  readonly caller: Caller;
  readonly state: State;
}

/** Replaces what a workload sets for itself. @throws {Refusal} 400 */
export function updateWorkload(call: UpdateCall<Schemas['WorkloadUpdate']>, workload: Workload): Workload {
  refuseAnnotated(call.state, workload);
  const policy = findPolicy(call, call.body.scalingPolicyId);
  return configure(call.state, workload, { policy, overrides: overridesOf(call.body.workloadConfig) });
}

/** Changes parts of what a workload sets for itself. @throws {Refusal} 400 */
export function patchWorkload(
  call: UpdateCall<Schemas['WorkloadPatchRequest']>,
  workload: Workload,
): Workload {
  refuseAnnotated(call.state, workload);
  const { workload: patch = {}, updateMask } = call.body;
  const { guesses } = call.state;
  const paths = updateMask === undefined ? undefined : maskPaths(updateMask, { ...PATCHABLE, guesses });
  const isMoved = paths === undefined || paths.includes('scalingPolicyId');
  const policyId = (isMoved ? patch.scalingPolicyId : undefined) ?? workload.scalingPolicyId;
  const policy = findPolicy(call, policyId);
  const wanted = overridesOf(patch.workloadConfig);
  const replaces = updateMask === undefined && guesses.patchWithoutMask === 'replace';
  const overrides = replaces
    ? wanted
    : mergePatch(workload.workloadOverrides ?? {}, { patch: wanted ?? {}, mask: paths?.flatMap(ownPath) });
  return configure(call.state, workload, { policy, overrides });
}

/** What a workload is to run under, and who says so. */
export interface Configuration {
  readonly policy: ScalingPolicy;
  readonly overrides: WorkloadOverrides | undefined;
  /** Where another policy than before comes from. @default 'ORIGIN_API' */
  readonly origin?: Workload['scalingPolicyOrigin'];
}

/** Gives a workload a policy and settings, works out what it runs under now, and tells of it. */
export function configure(
  state: State,
  workload: Workload,
  { policy, overrides, origin = 'ORIGIN_API' }: Configuration,
): Workload {
  const { workloadOverrides: _previous, ...rest } = workload;
  const config = effectiveConfig(policy, overrides);
  const configured = state.of(workload.clusterId).workloads.put({
    ...rest,
    ...horizontalScalingOf(workload.kind, config.hpaConfig),
    scalingPolicyId: policy.id,
    scalingPolicyName: policy.name,
    scalingPolicyOrigin: policy.id === workload.scalingPolicyId ? workload.scalingPolicyOrigin : origin,
    workloadConfigV2: config,
    ...(overrides === undefined ? {} : { workloadOverrides: overrides }),
    updatedAt: state.timestamp(),
  });
  tellConfigured(state, workload, configured);
  return configured;
}

/** Refuses a write to a workload that is configured in the cluster. @throws {Refusal} */
export function refuseAnnotated({ guesses }: State, { managedBy, namespace, name }: Workload): void {
  if (managedBy !== 'ANNOTATIONS') return;
  throw new Refusal(
    guesses.annotatedWorkloadStatus,
    `workload ${namespace}/${name} is managed by annotations: change the annotation workloads.cast.ai/configuration instead`,
  );
}

function findPolicy(call: UpdateCall<unknown>, policyId: string): ScalingPolicy {
  const policy = findContents(call).scalingPolicies.get(policyId);
  if (policy === undefined) throw badField('scalingPolicyId', `no scaling policy "${policyId}"`);
  return policy;
}

/** What of a workload a PATCH can name. */
const PATCHABLE = {
  allowed: /^(scalingPolicyId$|workloadConfig(\.|$))/,
  wanted: 'scalingPolicyId, workloadConfig or what is in it',
};

/** Turns the path of a mask into that of a workload's own settings. */
function ownPath(path: string): readonly string[] {
  if (!path.startsWith('workloadConfig')) return [];
  return [
    path
      .replace(/^workloadConfig\.?/, '')
      .replace(/^vpaConfig/, 'vertical')
      .replace(/^hpaConfig/, 'horizontal')
      .replace('vertical.containerConfig', 'vertical.containers'),
  ];
}
