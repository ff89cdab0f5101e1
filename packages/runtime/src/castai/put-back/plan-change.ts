import { isSame, operations } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import { mergeChanges } from '../body/merge-changes.ts';
import type { NodeTemplateUpdate } from '../services/node-templates.ts';
import { applyChange } from '../services/policies.ts';
import type { ScalingPolicyUpdate } from '../services/scaling-policies.ts';
import { nameWorkload, planSwitch } from '../services/workload-settings.ts';
import type { ObjectToRemember } from './object-to-remember.ts';
import type { ObjectRef, RememberedObject } from './remembered-object.ts';
import type { Services } from './services.ts';
import { listValueChanges, type ValueChange } from './value-changes.ts';

/** A change that is to be made, and how. */
export interface PlannedChangeOfObject {
  readonly object: RememberedObject;
  readonly make: () => Promise<void>;
}

type OfKind<Kind extends ObjectToRemember['kind']> = Extract<ObjectToRemember, { readonly kind: Kind }>;

/**
 * Works out what a change does to an object, by what stands there now.
 *
 * @throws CastAiBotError for what could not be put back: `managed_by_annotations`, `overrides_would_be_lost`,
 * `cannot_be_put_back`; what the reads throw
 */
export async function planChange(
  services: Services,
  object: ObjectToRemember,
): Promise<PlannedChangeOfObject> {
  if (object.kind === 'workload') return planWorkload(services, object);
  if (object.kind === 'policies') return planPolicies(services, object);
  if (object.kind === 'nodeTemplate') return planNodeTemplate(services, object);
  if (object.kind === 'scalingPolicy') return planScalingPolicy(services, object);
  return planEvictorRules(services, object);
}

/** Which object that is. */
export function refOf(object: ObjectToRemember): ObjectRef {
  const { kind } = object;
  if (kind === 'workload') {
    const { clusterId, id } = object.workload;
    return { kind, clusterId, id, name: nameWorkload(object.workload) };
  }
  const { clusterId } = object;
  if (kind === 'nodeTemplate') return { kind, clusterId, id: object.name, name: object.name };
  if (kind === 'scalingPolicy') return { kind, clusterId, id: object.policyId, name: object.policyId };
  return { kind, clusterId, id: clusterId, name: kind };
}

function planWorkload({ workloads }: Services, object: OfKind<'workload'>): PlannedChangeOfObject {
  const { workload } = object;
  if ('settings' in object) {
    const changes = listValueChanges(workloads.readSettings(workload), object.settings);
    return {
      object: { ...refOf(object), changes },
      make: async () => void (await workloads.update(workload.clusterId, workload.id, object.settings)),
    };
  }
  const { managementOption, scaling = 'vertical' } = object;
  const planned = planSwitch(workload, managementOption, scaling);
  return {
    object: { ...refOf(object), changes: listValueChanges(planned?.before, planned?.after) },
    make: async () => void (await workloads.setManagementOption(workload, managementOption, { scaling })),
  };
}

async function planPolicies(
  { policies }: Services,
  object: OfKind<'policies'>,
): Promise<PlannedChangeOfObject> {
  const { change, clusterId } = object;
  const before = await policies.get(clusterId);
  const keeps = new Set(operations.updateClusterPolicies.write.keeps);
  const changes = listValueChanges(before, applyChange(before, change)).filter(
    ({ path }) => !keeps.has(path.join('.')),
  );
  return {
    object: { ...refOf(object), changes },
    make: async () => void (await policies.update(clusterId, change)),
  };
}

async function planNodeTemplate(
  { nodeTemplates }: Services,
  object: OfKind<'nodeTemplate'>,
): Promise<PlannedChangeOfObject> {
  const { clusterId, name, update } = object;
  const before = nodeTemplates.readSettings(await nodeTemplates.get(clusterId, name));
  // Each of its fields whole, as the API takes them; null says nothing.
  const named = Object.entries(update).filter(([, value]) => value !== undefined && value !== null);
  const changes = listValueChanges(before, { ...before, ...Object.fromEntries(named) });
  refuseOneWay(object.name, { before, changes });
  return {
    object: { ...refOf(object), changes },
    make: async () => void (await nodeTemplates.update(clusterId, name, update)),
  };
}

/** An update of a template leaves alone what it does not name, and the default one is only taken over by another. */
function refuseOneWay(
  name: string,
  { before, changes }: { readonly before: NodeTemplateUpdate; readonly changes: readonly ValueChange[] },
): void {
  const fields = Object.entries(before).flatMap(([field, value]) =>
    isSame(value, undefined) ? [] : [field],
  );
  const oneWay = changes
    .map(({ path: [field = ''] }) => field)
    .find((field) => field === 'isDefault' || !fields.includes(field));
  if (oneWay === undefined) return;
  throw new CastAiBotError(
    `Cannot change ${oneWay} of the node template ${JSON.stringify(name)} for a while: found that an update could not put it back`,
    { code: 'cannot_be_put_back' },
  );
}

async function planScalingPolicy(
  { scalingPolicies }: Services,
  object: OfKind<'scalingPolicy'>,
): Promise<PlannedChangeOfObject> {
  const { change, clusterId, policyId } = object;
  const policy = await scalingPolicies.get(clusterId, policyId);
  const before = scalingPolicies.readSettings(policy);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was read, with changes of its own form
  const after = mergeChanges(before, change) as ScalingPolicyUpdate;
  const changes = listValueChanges(before, after);
  return {
    object: { ...refOf(object), name: policy.name, changes },
    make: async () => void (await scalingPolicies.update(clusterId, policyId, after)),
  };
}

async function planEvictorRules(
  { evictor }: Services,
  object: OfKind<'evictorRules'>,
): Promise<PlannedChangeOfObject> {
  const { clusterId, config } = object;
  const changes = listValueChanges(await evictor.getAdvancedConfig(clusterId), config);
  return {
    object: { ...refOf(object), changes },
    make: async () => void (await evictor.replaceAdvancedConfig(clusterId, config)),
  };
}
