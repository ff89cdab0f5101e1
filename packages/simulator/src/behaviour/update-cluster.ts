import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import type { Received } from '../http/route.ts';
import { moveCluster, requireClusterEvent } from '../lifecycle/move-cluster.ts';
import type { State } from '../state/state.ts';
import { type Cluster, hasCredentials } from '../world/cluster.ts';
import { tryCredentials } from './connect-cluster.ts';

type Update = Received<Schemas['ClusterUpdate']>;

const BLOCKS = ['eks', 'gke', 'aks', 'selfHostedWithEc2Nodes'] as const;

/**
 * Gives a cluster other credentials and settings: it is connecting until they have been tried, which takes an agent.
 * @throws {Refusal} 400 for a provider that is not the cluster's, credentials that are no JSON, and a cluster that was deleted
 */
export function updateCluster(state: State, cluster: Cluster, update: Update): Cluster {
  requireClusterEvent(state, cluster, 'update');
  for (const block of BLOCKS) if (update[block] !== undefined) requireBlock(cluster, block);
  if (update.credentials !== undefined && !isJsonObject(update.credentials)) {
    throw badField('credentials', 'not a JSON object');
  }
  const blocks = updatedBlocks(cluster, update);
  if (!hasCredentials(cluster) && !bringsCredentials(update)) {
    return state.clusters.put({ ...cluster, ...blocks });
  }
  moveCluster(state, cluster.id, {
    event: 'update',
    change: { ...blocks, credentialsId: state.random.uuid() },
  });
  state.clock.schedule(state.clock.now() + state.durations.connect, () => tryCredentials(state, cluster.id));
  return state.clusters.get(cluster.id) ?? cluster;
}

/** A cluster that is connected to be read only is updated too, without any. */
function bringsCredentials({ credentials, eks, gke, selfHostedWithEc2Nodes: own }: Update): boolean {
  const given = [credentials, eks?.assumeRoleArn, gke?.gkeSaImpersonate, own?.assumeRoleArn];
  return given.some((text) => text !== undefined && text !== '');
}

/** Refuses what only clusters of another provider have. @throws {Refusal} 400 */
export function requireBlock(cluster: Cluster, block: (typeof BLOCKS)[number]): void {
  if (cluster[block] !== undefined) return;
  throw badField(block, `found a cluster of ${cluster.providerType ?? 'no provider'}, wanted ${block}`);
}

/** A block that was sent replaces what it can set. */
function updatedBlocks(
  cluster: Cluster,
  { eks, gke, aks, selfHostedWithEc2Nodes: own }: Update,
): Partial<Cluster> {
  const { httpProxyConfig: _proxy, ...restOfAks } = cluster.aks ?? {};
  const { gkeSaImpersonate, projectId } = gke ?? {};
  return {
    ...(eks === undefined ? {} : { eks: { ...cluster.eks, assumeRoleArn: eks.assumeRoleArn ?? '' } }),
    ...(gke === undefined
      ? {}
      : {
          gke: {
            ...cluster.gke,
            ...(gkeSaImpersonate === undefined ? {} : { clientServiceAccount: gkeSaImpersonate }),
            ...(projectId === undefined ? {} : { projectId }),
          },
        }),
    ...(aks === undefined ? {} : { aks: { ...restOfAks, ...aks } }),
    ...(own === undefined
      ? {}
      : {
          selfHostedWithEc2Nodes: {
            ...cluster.selfHostedWithEc2Nodes,
            assumeRoleArn: own.assumeRoleArn ?? '',
          },
        }),
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
