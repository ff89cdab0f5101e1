import type { OrganizationState } from '../state/contents.ts';

/** Takes a commitment away, and from the clusters that it is assigned to. */
export function deleteCommitment(
  { commitments, commitmentAssignments }: OrganizationState,
  commitmentId: string,
): void {
  for (const assignment of commitmentAssignments.toArray()) {
    if (assignment.commitmentId === commitmentId) commitmentAssignments.remove(assignment.id);
  }
  commitments.remove(commitmentId);
}
