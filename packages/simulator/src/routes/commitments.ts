import type { Schemas } from '@castai-bot/api';
import { commitmentUsage, usageHistory, withUsage } from '../behaviour/commitment-usage.ts';
import { deleteCommitment } from '../behaviour/delete-commitment.ts';
import { found } from '../behaviour/find.ts';
import { type OwnCall, ownContents, pathContents } from '../behaviour/find-organization.ts';
import { badField } from '../http/refusal.ts';
import type { Handlers } from '../http/route.ts';
import type { OrganizationState } from '../state/contents.ts';
import type { Identified } from '../world/world.ts';

type Commitment = Identified<Schemas['Commitment']>;
type Assignment = Identified<Schemas['CommitmentAssignment']>;

export const commitmentHandlers: Handlers = {
  listCommitments: (call) => {
    const contents = ownContents(call);
    const { clusterId, includeUsage = false, includeUsagePerClusters = false } = call.query;
    return {
      commitments: contents.commitments
        .toArray()
        .filter(({ id }) => clusterId === undefined || isAssigned(contents, { id, clusterId }))
        .map((commitment) =>
          includeUsage
            ? withUsage(call.state, { commitment, contents, isPerCluster: includeUsagePerClusters })
            : commitment,
        ),
    };
  },
  getCommitment: (call) => {
    const commitment = findCommitment(call, call.params.commitmentId);
    const { includeUsage = false, includeUsagePerClusters = false } = call.query;
    const contents = ownContents(call);
    return {
      commitment: includeUsage
        ? withUsage(call.state, { commitment, contents, isPerCluster: includeUsagePerClusters })
        : commitment,
    };
  },
  updateCommitment: (call) => {
    const commitment = findCommitment(call, call.params.commitmentId);
    const changed = { ...commitment, ...call.body, updatedAt: call.state.timestamp() };
    return { commitments: ownContents(call).commitments.put(changed) };
  },
  deleteCommitment: (call) => {
    deleteCommitment(ownContents(call), findCommitment(call, call.params.commitmentId).id);
    return {};
  },
  listCommitmentAssignments: (call) => ({
    commitmentsAssignments: ownContents(call).commitmentAssignments.toArray(),
  }),
  deleteCommitmentAssignment: (call) => {
    const { assignmentId: id } = call.params;
    const { commitmentAssignments } = ownContents(call);
    commitmentAssignments.remove(found(commitmentAssignments.get(id), { kind: 'assignment', id }).id);
    return {};
  },
  getCommitmentAssignments: (call) => ({
    assignments: assignmentsOf(ownContents(call), findCommitment(call, call.params.commitmentId)),
  }),
  replaceCommitmentAssignments: (call) => {
    const commitment = findCommitment(call, call.params.commitmentId);
    const { commitmentAssignments } = ownContents(call);
    for (const clusterId of call.body) requireCluster(call, clusterId);
    for (const { id } of assignmentsOf(ownContents(call), commitment)) commitmentAssignments.remove(id);
    return { assignments: call.body.map((clusterId) => assign(call, { commitment, clusterId })) };
  },
  createCommitmentAssignment: (call) => {
    const { clusterId, commitmentId } = call.query;
    requireCluster(call, clusterId);
    assign(call, { commitment: findCommitment(call, commitmentId), clusterId });
    return {};
  },
  getCommitmentUsageHistory: (call) => {
    const contents = pathContents(call);
    const { commitmentId } = call.params;
    const commitment = found(contents.commitments.get(commitmentId), {
      kind: 'commitment',
      id: commitmentId,
    });
    const usage = commitmentUsage(call.state, { commitment, contents });
    return { items: usageHistory(call.query, usage), summary: usage };
  },
};

function findCommitment(call: OwnCall, id: string): Commitment {
  return found(ownContents(call).commitments.get(id), { kind: 'commitment', id });
}

function assignmentsOf({ commitmentAssignments }: OrganizationState, { id }: Commitment): Assignment[] {
  return commitmentAssignments
    .toArray()
    .filter(({ commitmentId }) => commitmentId === id)
    .toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
}

function isAssigned(
  { commitmentAssignments }: OrganizationState,
  { id, clusterId }: { readonly id: string; readonly clusterId: string },
): boolean {
  return (
    commitmentAssignments.find(
      (assignment) => assignment.commitmentId === id && assignment.clusterId === clusterId,
    ) !== undefined
  );
}

function assign(
  call: OwnCall,
  { commitment, clusterId }: { readonly commitment: Commitment; readonly clusterId: string },
): Assignment {
  const contents = ownContents(call);
  const present = assignmentsOf(contents, commitment);
  const known = present.find((assignment) => assignment.clusterId === clusterId);
  if (known !== undefined) return known;
  return contents.commitmentAssignments.put({
    id: call.state.random.uuid(),
    commitmentId: commitment.id,
    clusterId,
    priority: present.length + 1,
  });
}

function requireCluster({ state, caller }: OwnCall, clusterId: string): void {
  if (state.clusters.get(clusterId)?.organizationId !== caller.organizationId) {
    throw badField('clusterId', `no cluster "${clusterId}"`);
  }
}
