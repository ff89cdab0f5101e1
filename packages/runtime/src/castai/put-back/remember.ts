import type { ObjectToRemember } from './object-to-remember.ts';
import { addToMemory, readMemory, writeMemory } from './memory.ts';
import { planChange, refOf } from './plan-change.ts';
import type { RememberedObject } from './remembered-object.ts';
import type { Services } from './services.ts';

/** A state that keeps what `remember` stores, beside what else a function keeps in it. */
export interface Remembering {
  /** What is to be put back, compressed; nothing where there is nothing. */
  readonly remembered?: string | undefined;
}

/** Where it is kept: `context.state` is one. */
export interface RememberingState<T extends Remembering> {
  get(): Promise<T>;
  update(change: (now: T) => T | Promise<T>): Promise<T>;
}

/** A change that can be put back. */
export interface RememberedChange {
  /** Of the object: its id, or the name of a node template. */
  readonly id: string;
  /** For people, e.g. `shop/web`. */
  readonly name: string;
  /**
   * Makes the change.
   *
   * @throws what kept it from being remembered, e.g. CastAiBotError `managed_by_annotations`; else what the write throws
   */
  readonly make: () => Promise<void>;
}

/** Stores what stands there before any of it is changed. */
export async function remember<T extends Remembering>(
  services: Services,
  state: RememberingState<T>,
  objects: readonly ObjectToRemember[],
): Promise<readonly RememberedChange[]> {
  const remembered: RememberedObject[] = [];
  const changes: RememberedChange[] = [];
  for (const asked of objects) {
    const { make, object } = await planOrRefuse(services, asked);
    if (object?.changes.length === 0) continue;
    if (object !== undefined) remembered.push(object);
    const { id, name } = object ?? refOf(asked);
    changes.push({ id, name, make });
  }
  if (remembered.length > 0) {
    await state.update((now) => ({
      ...now,
      remembered: writeMemory(addToMemory(readMemory(now.remembered), remembered)),
    }));
  }
  return changes;
}

interface PlannedOrRefused {
  /** Undefined where it could not be remembered. */
  readonly object?: RememberedObject;
  readonly make: () => Promise<void>;
}

/** What cannot be remembered is not changed, and keeps nothing else from being so. */
async function planOrRefuse(services: Services, object: ObjectToRemember): Promise<PlannedOrRefused> {
  try {
    return await planChange(services, object);
  } catch (error) {
    return {
      make: async () => {
        throw error;
      },
    };
  }
}
