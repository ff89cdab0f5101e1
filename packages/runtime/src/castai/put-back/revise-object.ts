import { isSame } from '@castai-bot/api/bot';
import type { ObjectRef } from './remembered-object.ts';
import type { Services } from './services.ts';

/** Makes of what stands there, in the words of its update, what is to stand there. */
export type Revise = <Value>(present: Value) => Value;

/** Reads an object and writes what is to be made of it; sends nothing where that is what stands there. */
export async function reviseObject(services: Services, ref: ObjectRef, revise: Revise): Promise<void> {
  const { clusterId, id, kind } = ref;
  const { evictor, nodeTemplates, policies, scalingPolicies, workloads } = services;
  switch (kind) {
    case 'workload': {
      const present = workloads.readSettings(await workloads.get(clusterId, id));
      const next = revise(present);
      if (!isSame(present, next)) await workloads.update(clusterId, id, next);
      return;
    }
    case 'policies':
      await policies.update(clusterId, revise);
      return;
    case 'nodeTemplate': {
      const present = nodeTemplates.readSettings(await nodeTemplates.get(clusterId, id));
      const next = revise(present);
      const changed = Object.entries(next).filter(
        ([name, value]) => !isSame(Reflect.get(present, name), value),
      );
      if (changed.length > 0) await nodeTemplates.update(clusterId, id, Object.fromEntries(changed));
      return;
    }
    case 'scalingPolicy': {
      const present = scalingPolicies.readSettings(await scalingPolicies.get(clusterId, id));
      const next = revise(present);
      if (!isSame(present, next)) await scalingPolicies.update(clusterId, id, next);
      return;
    }
    case 'evictorRules': {
      const present = await evictor.getAdvancedConfig(clusterId);
      const next = revise(present);
      if (!isSame(present, next)) await evictor.replaceAdvancedConfig(clusterId, next);
    }
  }
}
