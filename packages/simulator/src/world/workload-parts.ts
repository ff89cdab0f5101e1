import { isScalable } from '../behaviour/hpa-state.ts';
import { effectiveConfig } from '../behaviour/workload-config.ts';
import { SharedMembers } from '../json/draft.ts';
import { sharePart } from '../json/shared-part.ts';
import { makeContainer } from './containers.ts';
import {
  type Configuring,
  makeKind,
  makeOwner,
  makePods,
  makeRecommendation,
  makeScaling,
  makeSettings,
  makeStatus,
  makeTimes,
  type SettingsPart,
} from './make-workload-part.ts';

/** Makes what workloads are put together from: their containers, and runs of their members. */
export interface WorkloadParts {
  readonly containerOf: typeof makeContainer;
  readonly ownerOf: Shared<typeof makeOwner>;
  readonly kindOf: Shared<typeof makeKind>;
  readonly settingsOf: Shared<(settings: Configuring) => SettingsPart>;
  readonly podsOf: Shared<typeof makePods>;
  readonly scalingOf: Shared<typeof makeScaling>;
  readonly recommendationOf: Shared<typeof makeRecommendation>;
  readonly statusOf: Shared<typeof makeStatus>;
  /** Few workloads have the same. */
  readonly timesOf: typeof makeTimes;
}

/** Makes one part for all that are the same. */
type Shared<Make extends (seed: never) => object> = (
  seed: Parameters<Make>[0],
) => SharedMembers<ReturnType<Make>>;

/** Makes each part once: what many workloads have is one object, which takes less room, and less time than to make it. */
export function shareParts(): WorkloadParts {
  const configOf = once(
    ({ policy, own }: Configuring) => sharePart(effectiveConfig(policy, own.overrides)),
    ({ policy, own }) => [policy, own.key],
  );
  return {
    containerOf: once(
      (plan) => sharePart(makeContainer(plan)),
      ({ name, size, asksNothing, isRecommended, isManaged }) => [
        name,
        size,
        (asksNothing ? 1 : 0) + (isRecommended ? 2 : 0) + (isManaged ? 4 : 0),
      ],
    ),
    ownerOf: shared(makeOwner, ({ id }) => [id]),
    kindOf: shared(makeKind, ({ app, namespace, kind }) => [kind, app, namespace]),
    settingsOf: shared(
      (settings) => makeSettings(settings, configOf(settings)),
      ({ policy, origin, own, isByAnnotations, isPinned }) => [
        policy,
        own.key,
        origin,
        (isByAnnotations ? 1 : 0) + (isPinned ? 2 : 0),
      ],
    ),
    podsOf: shared(makePods, ({ replicas, isJob }) => [replicas * 2 + (isJob ? 1 : 0)]),
    scalingOf: shared(makeScaling, ({ kind, config }) => (isScalable(kind) ? [config] : [])),
    recommendationOf: shared(makeRecommendation, ({ isRecommended, isManaged, sureAt }) => [
      sureAt + (isRecommended ? 1 : 0) + (isManaged ? 2 : 0),
    ]),
    statusOf: shared(makeStatus, ({ replicas, isManaged, isLow }) => [
      replicas * 4 + (isManaged ? 2 : 0) + (isLow ? 1 : 0),
    ]),
    timesOf: once(makeTimes, (createdAt) => [createdAt]),
  };
}

function shared<Seed, Part extends object>(
  make: (seed: Seed) => Part,
  keysOf: (seed: Seed) => readonly unknown[],
): (seed: Seed) => SharedMembers<Part> {
  return once((seed) => new SharedMembers(make(seed)), keysOf);
}

/** What was made, by its first key, by its second and so on: that is faster than to write all of them down in one. */
interface Shelf<Part> {
  part?: Part;
  shelves?: Map<unknown, Shelf<Part>>;
}

/** Makes a part once for the same keys. */
function once<Seed, Part>(
  make: (seed: Seed) => Part,
  keysOf: (seed: Seed) => readonly unknown[],
): (seed: Seed) => Part {
  const first: Shelf<Part> = {};
  return (seed) => {
    let shelf = first;
    for (const key of keysOf(seed)) shelf = shelfOf(shelf, key);
    shelf.part ??= make(seed);
    return shelf.part;
  };
}

function shelfOf<Part>(parent: Shelf<Part>, key: unknown): Shelf<Part> {
  parent.shelves ??= new Map();
  const known = parent.shelves.get(key);
  if (known !== undefined) return known;
  const shelf: Shelf<Part> = {};
  parent.shelves.set(key, shelf);
  return shelf;
}
