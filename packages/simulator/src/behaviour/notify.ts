import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';

/** What there is to tell of a cluster. */
export interface News {
  readonly name: string;
  readonly severity: Schemas['NotificationSeverity'];
  readonly message: string;
  readonly operation?: { readonly id: string; readonly type: string };
}

/** Adds a notification for the organization of a cluster. */
export function notify(state: State, cluster: Cluster, { operation, ...news }: News): void {
  const { id, name, organizationId, providerType = 'eks', providerNamespaceId = '' } = cluster;
  const timestamp = state.timestamp();
  state.ofOrganization(organizationId).notifications.append({
    ...news,
    id: state.random.uuid(),
    organizationId,
    details: '{}',
    timestamp,
    createdAt: timestamp,
    isExpired: false,
    ackedBy: null,
    clusterMetadata: { id, name, providerType, project: providerNamespaceId },
    ...(operation === undefined ? {} : { operationMetadata: operation }),
  });
}
