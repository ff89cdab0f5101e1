import { Refusal } from '../http/refusal.ts';
import type { ClusterState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import { fillPolicies } from './fill-policies.ts';
import type { ClusterPolicies } from '../world/cluster-policies.ts';

/**
 * Replaces the policies of a cluster. The version is a lock: it must be the one last read, and each write moves it on.
 *
 * @throws {Refusal} when the version is stale; 400 when the evictor is not CAST AI's and its settings would change
 */
export function putClusterPolicies(
  { guesses }: State,
  contents: ClusterState,
  wanted: ClusterPolicies,
): ClusterPolicies {
  const present = contents.policies.get();
  const version = present.defaultNodeTemplateVersion ?? '0';
  const sent = wanted.defaultNodeTemplateVersion;
  if (typeof sent === 'string' && sent !== version) {
    throw new Refusal(
      guesses.staleVersionStatus,
      `policies config: default node template has changed: found version ${sent}, wanted ${version}. Please refetch the policies and try again.`,
    );
  }
  refuseForeignEvictor(present, wanted);
  const filled = fillPolicies(wanted);
  return contents.policies.set({
    ...filled,
    ...withStatuses(present, filled),
    defaultNodeTemplateVersion: String(Number(version) + 1),
  });
}

/** The statuses of an evictor that CAST AI installs and manages; one that is missing it installs. */
const OWN_EVICTOR: readonly string[] = ['Compatible', 'Missing'];

function refuseForeignEvictor(present: ClusterPolicies, wanted: ClusterPolicies): void {
  const before = present.nodeDownscaler?.evictor ?? {};
  const after = wanted.nodeDownscaler?.evictor;
  if (before.status === undefined || OWN_EVICTOR.includes(before.status) || after === undefined) return;
  const changed = Object.entries(after).some(
    ([name, value]) => name !== 'status' && name !== 'allowed' && value !== Reflect.get(before, name),
  );
  if (changed) {
    throw new Refusal(
      400,
      'policies config: Evictor policy management is not allowed: Evictor installed externally. Uninstall Evictor first and try again.',
    );
  }
}

/** The statuses are the cluster's to tell: what a client sends of them counts for nothing. */
function withStatuses(
  { nodeDownscaler, unschedulablePods }: ClusterPolicies,
  wanted: ClusterPolicies,
): Pick<ClusterPolicies, 'nodeDownscaler' | 'unschedulablePods'> {
  const evictor = nodeDownscaler?.evictor?.status ?? 'Unknown';
  const allowed = nodeDownscaler?.evictor?.allowed ?? evictor === 'Compatible';
  const podPinner = unschedulablePods?.podPinner?.status ?? 'PodPinnerStatus_Unknown';
  return {
    nodeDownscaler: {
      ...wanted.nodeDownscaler,
      evictor: { ...wanted.nodeDownscaler?.evictor, allowed, status: evictor },
    },
    unschedulablePods: {
      ...wanted.unschedulablePods,
      podPinner: { ...wanted.unschedulablePods?.podPinner, status: podPinner },
    },
  };
}
