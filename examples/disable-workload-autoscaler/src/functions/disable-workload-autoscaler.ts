import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const disableWorkloadAutoscaler = defineFunction({
  description: 'Switches every managed workload of the cluster to READ_ONLY',
  inputs: z.object({
    /** Only workloads of these namespaces; none named: of all. */
    namespaces: z.array(z.string()).default([]),
    /** What is switched: vertical autoscaling (what containers request), horizontal (how many pods), or both. */
    scaling: z.enum(['vertical', 'horizontal', 'both']).default('vertical'),
    /** Placeholders in the config of castai-api-bot-helper, which this function takes as it is. */
    param1: z.unknown().optional(),
    param2: z.unknown().optional(),
  }),
  run: async ({ castai, clusterId, inputs: { namespaces, scaling }, log, signal }) => {
    // All of them: the API's filter by management option looks at vertical autoscaling alone.
    const listed = await castai.workloads.list({ clusterId, namespaces }).toArray();
    const horizontal = listed.filter(({ workloadConfigV2 }) => workloadConfigV2.hpaConfig.managementOption === 'MANAGED');
    const vertical = listed.filter(({ workloadConfigV2 }) => workloadConfigV2.vpaConfig.managementOption === 'MANAGED');
    const managed = new Set({ vertical, horizontal, both: [...vertical, ...horizontal] }[scaling]);
    // CAST AI refuses to change these: the annotations in the cluster would switch them back.
    const switchable = [...managed].filter(({ managedBy }) => managedBy !== 'ANNOTATIONS');
    const managedByAnnotations = managed.size - switchable.length;
    log.info(`${switchable.length} workloads to switch, ${managedByAnnotations} managed by annotations`);

    const { done, failed, skipped } = await castai.forEach(
      switchable,
      async (workload) => {
        log.debug(`Switching ${workload.namespace}/${workload.name}`);
        await castai.workloads.setManagementOption(workload, 'READ_ONLY', { scaling });
        return workload;
      },
      { signal },
    );
    const off = new Set(scaling === 'vertical' ? [] : done);
    const managedHorizontally = horizontal.filter((workload) => !off.has(workload)).length;
    return { counts: { switched: done.length, managedByAnnotations, managedHorizontally, notBegun: skipped }, failed };
  },
});
