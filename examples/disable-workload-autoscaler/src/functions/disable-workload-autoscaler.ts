import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const disableWorkloadAutoscaler = defineFunction({
  description: 'Switches every managed workload of the cluster to READ_ONLY',
  inputs: z.object({
    /** Only workloads of these namespaces; none named: of all. */
    namespaces: z.array(z.string()).default([]),
    /** Placeholders in the config of castai-api-bot-helper, which this function takes as it is. */
    param1: z.unknown().optional(),
    param2: z.unknown().optional(),
  }),
  run: async ({ castai, clusterId, inputs, log, signal }) => {
    // Read to its end before the first write: a list of managed workloads shrinks as they are switched.
    const managed = await castai.workloads
      .list({ clusterId, managementOptions: ['MANAGED'], namespaces: inputs.namespaces })
      .toArray();
    // CAST AI refuses to change these: the annotations in the cluster would switch them back.
    const byAnnotations = managed.filter((workload) => workload.managedBy === 'ANNOTATIONS');
    const switchable = managed.filter((workload) => workload.managedBy !== 'ANNOTATIONS');
    log.info(`${switchable.length} workloads to switch, ${byAnnotations.length} managed by annotations`);

    const { done, failed, skipped } = await castai.forEach(
      switchable,
      async (workload) => {
        log.debug(`Switching ${workload.namespace}/${workload.name}`);
        await castai.workloads.setManagementOption(workload, 'READ_ONLY');
      },
      { signal },
    );
    const counts = { switched: done.length, managedByAnnotations: byAnnotations.length, notBegun: skipped };
    return { counts, failed };
  },
});
