import type { Schemas } from '@castai-bot/api';
import { SharedMembers } from '../json/draft.ts';
import { sharePart } from '../json/shared-part.ts';
import { type ContainerPlan, makeContainer } from './containers.ts';
import {
  makeKind,
  makeOwner,
  makePods,
  makeRecommendation,
  makeScaling,
  makeSettings,
  makeStatus,
  makeTimes,
} from './make-workload-part.ts';

/** Makes what workloads are put together from: their containers, and runs of their members. */
export interface WorkloadParts {
  readonly containerOf: (plan: ContainerPlan) => Schemas['Container'];
  readonly ownerOf: Shared<typeof makeOwner>;
  readonly kindOf: Shared<typeof makeKind>;
  readonly settingsOf: Shared<typeof makeSettings>;
  readonly podsOf: Shared<typeof makePods>;
  readonly scalingOf: Shared<typeof makeScaling>;
  readonly recommendationOf: Shared<typeof makeRecommendation>;
  readonly statusOf: Shared<typeof makeStatus>;
  readonly timesOf: Shared<typeof makeTimes>;
}

/** Makes one part for all that are the same. */
type Shared<Make extends (seed: never) => object> = (
  seed: Parameters<Make>[0],
) => SharedMembers<ReturnType<Make>>;

/** Makes each part once: what many workloads have is one object, which takes less room, and less time than to make it. */
export function shareParts(): WorkloadParts {
  return {
    containerOf: once(
      (plan) => sharePart(makeContainer(plan)),
      ({ name, size, asksNothing, isRecommended, isManaged }) => [
        name,
        size,
        bits(asksNothing, isRecommended, isManaged),
      ],
    ),
    ownerOf: shared(makeOwner, ({ id }) => [id]),
    kindOf: shared(makeKind, ({ app, namespace, kind }) => [kind, app, namespace]),
    settingsOf: shared(makeSettings, ({ policy, origin, own, isByAnnotations, isPinned }) => [
      policy,
      origin,
      own.key,
      bits(isByAnnotations, isPinned),
    ]),
    podsOf: shared(makePods, ({ replicas, isJob }) => [replicas, isJob]),
    scalingOf: shared(makeScaling, ({ kind, settings }) => [settings, kind]),
    recommendationOf: shared(makeRecommendation, ({ isRecommended, isManaged, sureAt }) => [
      sureAt,
      bits(isRecommended, isManaged),
    ]),
    statusOf: shared(makeStatus, ({ replicas, isManaged, isLow }) => [replicas, bits(isManaged, isLow)]),
    timesOf: shared(makeTimes, (createdAt) => [createdAt]),
  };
}

function bits(...flags: readonly boolean[]): number {
  return flags.reduce((sum, flag) => sum * 2 + (flag ? 1 : 0), 0);
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
