import { type Cluster, hasCredentials } from './cluster.ts';

/** A node as the audit log tells of it. */
export interface AuditedNode {
  readonly id: string;
  readonly name: string;
  readonly instanceId: string;
  readonly instanceType: string;
  readonly zone: string;
  readonly isSpot: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** `eks` */
  readonly provider: string;
  readonly configuration:
    | { readonly id: string; readonly name: string; readonly version: number; readonly isDefault: boolean }
    | undefined;
}

/** Writes a node of an audit entry's event. */
export function describeAuditedNode({
  isSpot,
  provider: _provider,
  configuration,
  ...node
}: AuditedNode): object {
  const { isDefault, ...version } = configuration ?? {};
  return {
    ...node,
    spot: isSpot,
    ...(configuration === undefined ? {} : { nodeConfiguration: { ...version, default: isDefault } }),
  };
}

/** Writes the labels of an audit entry that is about a node. */
export function labelAuditedNode({ id, provider, configuration }: AuditedNode): Record<string, string> {
  return {
    nodeId: id,
    nodeProvider: provider,
    ...(configuration === undefined
      ? {}
      : { nodeConfigName: configuration.name, nodeConfigVersion: String(configuration.version) }),
  };
}

/** Writes the cluster of an audit entry's event. */
export function describeCluster(cluster: Cluster): object {
  const { id, name, providerType = '', region, credentialsId } = cluster;
  return {
    id,
    name,
    providerType,
    region: region?.name ?? '',
    // One id as text, whatever its name says.
    ...(hasCredentials(cluster) ? { cloudCredentialsIDs: credentialsId } : {}),
  };
}
