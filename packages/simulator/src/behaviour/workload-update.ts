import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { Caller } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import { findContents } from './find.ts';
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
  const policyId = patch.scalingPolicyId ?? workload.scalingPolicyId;
  const policy = findPolicy(call, policyId);
  const wanted = overridesOf(patch.workloadConfig);
  const replaces = updateMask === undefined && call.state.guesses.patchWithoutMask === 'replace';
  const overrides = replaces
    ? wanted
    : mergePatch(workload.workloadOverrides ?? {}, { patch: wanted ?? {}, mask: maskPaths(updateMask) });
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
  const configured = state.of(workload.clusterId).workloads.put({
    ...rest,
    scalingPolicyId: policy.id,
    scalingPolicyName: policy.name,
    scalingPolicyOrigin: policy.id === workload.scalingPolicyId ? workload.scalingPolicyOrigin : origin,
    workloadConfigV2: effectiveConfig(policy, overrides),
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

/** Turns the paths of a mask into those of a workload's own settings; `undefined` when there is no mask. */
function maskPaths(updateMask: string | undefined): readonly string[] | undefined {
  return updateMask
    ?.split(',')
    .map((path) => path.trim())
    .filter((path) => path.startsWith('workloadConfig'))
    .map((path) =>
      path
        .replace(/^workloadConfig\.?/, '')
        .replace(/^vpaConfig/, 'vertical')
        .replace(/^hpaConfig/, 'horizontal')
        .replace('vertical.containerConfig', 'vertical.containers'),
    );
}
