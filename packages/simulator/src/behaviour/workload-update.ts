import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { Caller } from '../http/route.ts';
import type { Guesses } from '../state/guesses.ts';
import type { State } from '../state/state.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import { findContents } from './find.ts';
import { horizontalScalingOf } from './hpa-state.ts';
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
  const paths = maskPaths(updateMask, call.state.guesses);
  const isMoved = paths === undefined || paths.includes('scalingPolicyId');
  const policyId = (isMoved ? patch.scalingPolicyId : undefined) ?? workload.scalingPolicyId;
  const policy = findPolicy(call, policyId);
  const wanted = overridesOf(patch.workloadConfig);
  const replaces = updateMask === undefined && call.state.guesses.patchWithoutMask === 'replace';
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
const PATCHABLE = /^(scalingPolicyId$|workloadConfig(\.|$))/;

/** Reads a mask; `undefined` when there is none. @throws {Refusal} 400 for a path that no PATCH can change */
function maskPaths(
  updateMask: string | undefined,
  { updateMaskPaths }: Pick<Guesses, 'updateMaskPaths'>,
): readonly string[] | undefined {
  return updateMask?.split(',').map((text) => {
    const path = text.trim();
    const isOther = updateMaskPaths === 'snake_case' ? /[A-Z]/.test(path) : path.includes('_');
    const read = path.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!isOther && PATCHABLE.test(read)) return read;
    const wanted = `scalingPolicyId, workloadConfig or what is in it, in ${updateMaskPaths}`;
    throw badField('updateMask', `found "${path}", wanted ${wanted}`);
  });
}

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
