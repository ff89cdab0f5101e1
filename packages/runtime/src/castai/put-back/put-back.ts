import { CastAiBotError } from '../../errors.ts';
import { isDeepStrictEqual } from '../../platform/node-util.ts';
import { ApiError } from '../../http/errors/api-error.ts';
import type { RequestLog } from '../../http/send/request-settings.ts';
import type { FailedItem } from '../list/for-each-item.ts';
import { readMemory, writeMemory } from './memory.ts';
import type { Remembering, RememberingState } from './remember.ts';
import { keyOf, type RememberedObject } from './remembered-object.ts';
import { type Revise, reviseObject } from './revise-object.ts';
import type { Services } from './services.ts';
import { undoValueChanges } from './value-changes.ts';

/** What became of what was remembered; a function may return it as it is. */
export interface PutBackResult {
  readonly counts: {
    /** Objects that were written. */
    readonly putBack: number;
    /** Objects that were so already, each value of them. */
    readonly alreadyThere: number;
    /** Objects of which somebody else has changed what was remembered: that is left as it is. Of those some are put back in part. */
    readonly changedMeanwhile: number;
    /** Objects that are not there any more. */
    readonly gone: number;
    /** Objects that were not begun, since the run is to end; they stay remembered, like those in `failed`. */
    readonly notBegun: number;
  };
  readonly failed: readonly FailedItem[];
  readonly left: readonly LeftObject[];
}

/** An object of which something was left as somebody else has made it. */
export interface LeftObject {
  readonly id: string;
  readonly name: string;
  /** Which values those are, e.g. `workloadConfig.vpaConfig.managementOption`, or why none could be put back. */
  readonly why: string;
}

interface Outcome {
  readonly object: RememberedObject;
  readonly end: 'putBack' | 'alreadyThere' | 'left' | 'gone';
  readonly why?: string;
}

const NOT_FOUND = 404;

/** Puts back what is remembered, and forgets what needs no other try. */
export async function putBack<T extends Remembering>(
  services: Services,
  { log, state }: { readonly state: RememberingState<T>; readonly log: RequestLog | undefined },
): Promise<PutBackResult> {
  const memory = readMemory((await state.get()).remembered);
  const objects = [...memory.values()];
  const { done, failed, skipped } = await services.forEach(objects, (object) => putBackOne(services, object));
  await refuseInvisibleClusters(services, done);
  const left = done.flatMap(({ object: { id, name }, why }) =>
    why === undefined ? [] : [{ id, name, why }],
  );
  for (const { name, why } of left) log?.warning(`Left ${name} as somebody else has made it`, { why });
  if (done.length > 0) await forget(state, done);
  const count = (end: Outcome['end']): number => done.filter((outcome) => outcome.end === end).length;
  return {
    counts: {
      putBack: count('putBack'),
      alreadyThere: count('alreadyThere'),
      changedMeanwhile: left.length,
      gone: count('gone'),
      notBegun: skipped,
    },
    failed,
    left,
  };
}

async function putBackOne(services: Services, object: RememberedObject): Promise<Outcome> {
  let isWritten = false;
  let kept: readonly string[] = [];
  const revise: Revise = (present) => {
    const undone = undoValueChanges(present, object.changes);
    kept = undone.kept;
    isWritten = undone.value !== present;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same object with values it had before
    return undone.value as typeof present;
  };
  try {
    await reviseObject(services, object, revise);
  } catch (error) {
    if (isGone(error)) return { object, end: 'gone' };
    // Somebody else's doing, which another try does not change.
    if (!(error instanceof CastAiBotError) || error.code !== 'managed_by_annotations') throw error;
    return { object, end: 'left', why: error.message };
  }
  const written = isWritten ? 'putBack' : undefined;
  if (kept.length === 0) return { object, end: written ?? 'alreadyThere' };
  return { object, end: written ?? 'left', why: kept.join(', ') };
}

function isGone(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === NOT_FOUND;
  return error instanceof CastAiBotError && error.code === 'node_template_not_found';
}

/**
 * Where a cluster has shown none of its objects, it may be the key that does not see it: then nothing is forgotten.
 *
 * @throws ApiError
 */
async function refuseInvisibleClusters(services: Services, done: readonly Outcome[]): Promise<void> {
  const clusterOf = ({ object: { clusterId } }: Outcome): string => clusterId;
  const seen = new Set(done.filter(({ end }) => end !== 'gone').map(clusterOf));
  const unseen = new Set(done.map(clusterOf).filter((id) => !seen.has(id)));
  for (const clusterId of unseen) await services.clusters.get(clusterId);
}

/** Another run may have remembered more of an object in the meantime: that stays. */
async function forget<T extends Remembering>(
  state: RememberingState<T>,
  done: readonly Outcome[],
): Promise<void> {
  await state.update((now) => {
    const memory = new Map(readMemory(now.remembered));
    for (const { object } of done) {
      if (isDeepStrictEqual(memory.get(keyOf(object)), object)) memory.delete(keyOf(object));
    }
    return { ...now, remembered: writeMemory(memory) };
  });
}
