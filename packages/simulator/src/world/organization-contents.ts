import type { Schemas } from '@castai-bot/api';
import { makeAuditEntries } from './audit-entries.ts';
import { type Cluster, zonesOf } from './cluster.ts';
import { makeCommitments } from './commitment.ts';
import type { Random } from './random.ts';
import { makeRoles } from './roles.ts';
import type { Identified, Organization, OrganizationContents } from './world.ts';
import { writeMoment } from '../time/write-time.ts';

const HOUR_MS = 3_600_000;

/** What an organization's contents are generated from. */
export interface OrganizationSeed {
  readonly random: Random;
  readonly organization: Organization;
  readonly clusters: readonly Cluster[];
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** Makes the contents of a generated organization: people, roles, notifications, an audit log, commitments, idle disks. */
export function makeOrganizationContents(seed: OrganizationSeed): OrganizationContents {
  const roles = makeRoles(seed.organization);
  const users = makeUsers(seed);
  return {
    users,
    roles,
    roleBindings: users.map((membership) => bindRole(seed, { membership, roles })),
    groups: [],
    invitations: [],
    serviceAccounts: [],
    notifications: makeNotifications(seed),
    webhooks: [],
    auditEntries: makeAuditEntries(seed.random, seed),
    commitments: makeCommitments(seed),
    reservations: [],
    commitmentAssignments: [],
    allocationGroups: [],
    rebalancingSchedules: [],
    hibernationSchedules: [],
    spotBlacklist: [],
    idleDisks: makeIdleDisks(seed),
  };
}

function makeUsers({ random, now }: OrganizationSeed): readonly Schemas['Membership'][] {
  return ['ada', 'grace', 'linus'].map((username) => ({
    user: { id: random.uuid(), username, name: username, email: `${username}@example.com` },
    groups: [],
    createdAt: writeMoment(now - random.int(30, 600) * 24 * HOUR_MS),
    loginAt: writeMoment(now - random.int(1, 200) * HOUR_MS),
  }));
}

function bindRole(
  { random, organization }: OrganizationSeed,
  {
    membership,
    roles,
  }: {
    readonly membership: Schemas['Membership'];
    readonly roles: readonly Identified<Schemas['Role']>[];
  },
): Identified<Schemas['RoleBinding']> {
  const role = roles[random.int(0, roles.length - 1)];
  const { id = '', name, email } = membership.user;
  return {
    id: random.uuid(),
    name: `${name}-${role?.name ?? 'Member'}`.toLowerCase(),
    organizationId: organization.id,
    definition: {
      roleId: role?.id ?? '',
      scopes: [{ organization: { id: organization.id } }],
      subjects: [{ user: { id, name, email } }],
    },
    status: [{ state: 'ACCEPTED' }],
  };
}

function makeNotifications({
  random,
  organization,
  clusters,
  now,
}: OrganizationSeed): readonly Identified<Schemas['Notification']>[] {
  const kinds = [
    ['NodeSpotInterrupted', 'WARNING', 'A spot instance was interrupted'],
    ['NodeAddFailed', 'ERROR', 'A node could not be added'],
    ['RebalancingFinished', 'SUCCESS', 'Rebalancing finished'],
    ['AgentDisconnected', 'CRITICAL', 'The agent has not answered for an hour'],
    ['NewVersion', 'INFO', 'A new version of a component is available'],
  ] as const;
  return clusters.slice(0, 40).flatMap((cluster) =>
    kinds.map(([name, severity, message]) => {
      const timestamp = writeMoment(now - random.int(1, 400) * HOUR_MS);
      const isAcked = random.chance(0.4);
      return {
        id: random.uuid(),
        name,
        organizationId: organization.id,
        severity,
        message,
        details: '{}',
        timestamp,
        createdAt: timestamp,
        isExpired: false,
        ackedBy: isAcked ? 'ada@example.com' : null,
        ...(isAcked ? { ackAt: timestamp } : {}),
        clusterMetadata: {
          id: cluster.id,
          name: cluster.name,
          providerType: cluster.providerType ?? 'eks',
          project: cluster.providerNamespaceId ?? '',
        },
      };
    }),
  );
}

function makeIdleDisks({ random, clusters, now }: OrganizationSeed): readonly Schemas['IdleDisk'][] {
  return clusters.slice(0, 5).map((cluster) => ({
    name: `disk-${random.text(8, '0123456789abcdef')}`,
    integrationId: random.uuid(),
    cloud: cluster.providerType === 'gke' ? 'gcp' : 'aws',
    region: cluster.region?.name ?? 'unknown',
    zone: zonesOf(cluster)[0] ?? 'unknown',
    project: cluster.providerNamespaceId ?? '',
    lastAttach: null,
    lastDetach: writeMoment(now - random.int(24, 2000) * HOUR_MS),
    createdAt: writeMoment(now - 3000 * HOUR_MS),
    type: 'ssd',
    status: 'available',
    storageSizeBytes: String(random.int(10, 500) * 1_073_741_824),
    storageCostMonthly: (random.int(100, 5000) / 100).toFixed(2),
  }));
}
