import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import { deleteCommitment } from './delete-commitment.ts';
import type { CloudContext, Imported } from './imported-commitment.ts';

/**
 * Takes commitments that a cloud exported: those that are known by their id there keep who they are, their settings and
 * their assignments. Overwriting takes away those of the same kind that are not among them.
 */
export function importCommitments(
  state: State,
  contents: OrganizationState,
  {
    items,
    context,
    overwrites,
  }: { readonly items: readonly Imported[]; readonly context: CloudContext; readonly overwrites: boolean },
): void {
  const present = contents.commitments.toArray().filter((commitment) => commitment[context] !== undefined);
  const byCloudId = new Map(present.map((commitment) => [cloudIdOf(commitment[context]), commitment]));
  for (const { cloudId, commitment } of items) {
    const known = byCloudId.get(cloudId);
    const ended = Date.parse(commitment.endDate ?? '') <= state.clock.now();
    contents.commitments.put({
      allowedUsage: 1,
      autoAssignment: true,
      prioritization: false,
      scalingStrategy: 'Default',
      status: 'Active',
      ...known,
      ...commitment,
      id: known?.id ?? state.random.uuid(),
      state: ended ? 'STATE_EXPIRED' : 'STATE_ACTIVE',
      updatedAt: state.timestamp(),
    });
  }
  if (!overwrites) return;
  const kept = new Set(items.map(({ cloudId }) => cloudId));
  for (const commitment of present) {
    if (!kept.has(cloudIdOf(commitment[context]))) deleteCommitment(contents, commitment.id);
  }
}

function cloudIdOf(context: { readonly id?: string; readonly cudId?: string } | undefined): string {
  return context?.cudId ?? context?.id ?? '';
}
