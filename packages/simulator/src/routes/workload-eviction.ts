import { secondsIn } from '../behaviour/duration-form.ts';
import { findContents } from '../behaviour/find.ts';
import type { Handlers } from '../http/route.ts';

/** Kubernetes gives pods so long to end, unless they say otherwise. */
const POD_GRACE_SECONDS = 30;

export const workloadEvictionHandlers: Handlers = {
  getWorkloadEvictionConfig: (call) => {
    const evictor = findContents(call).policies.get().nodeDownscaler?.evictor ?? {};
    return {
      evictor: {
        enabled: evictor.enabled ?? false,
        dryRun: evictor.dryRun ?? false,
        aggressiveMode: evictor.aggressiveMode ?? false,
        scopedMode: evictor.scopedMode ?? false,
        nodeGracePeriodMinutes: evictor.nodeGracePeriodMinutes ?? 0,
        podGracePeriodSeconds: POD_GRACE_SECONDS,
        cycleInterval: secondsIn(evictor.cycleInterval ?? ''),
      },
    };
  },
};
