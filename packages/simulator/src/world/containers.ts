import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';

type Container = Schemas['Container'];
type Quantity = { readonly cpuCores: number; readonly memoryGib: number };

/** What a container of size 1 should request. */
const MILLI_PER_SIZE = 20;
const MIB_PER_SIZE = 64;
const SIDECARS = ['istio-proxy', 'vault-agent', 'fluent-bit'] as const;

/** What a container is made from. */
export interface ContainerPlan {
  readonly name: string;
  /** How much it should request, in units of the smallest. */
  readonly size: number;
  readonly asksNothing: boolean;
  /** Whether it was watched long enough. */
  readonly isRecommended: boolean;
  /** Whether it runs on its recommendation, if it has one. */
  readonly isManaged: boolean;
}

/**
 * Plans the containers of a workload. One sidecar in three and one other in twenty request nothing, and have no
 * recommendation.
 */
export function planContainers(
  random: Random,
  {
    app,
    gaps,
    isRecommended,
    podScale,
  }: {
    readonly app: string;
    readonly gaps: Random;
    readonly isRecommended: boolean;
    /** How large pods are, so that those of a cluster have room on its nodes; 1 for plain ones. */
    readonly podScale: number;
  },
): readonly Omit<ContainerPlan, 'isManaged'>[] {
  const sidecars = SIDECARS.slice(0, random.pick([0, 0, 1, 2]));
  return [app, ...sidecars].map((name, position) => ({
    name,
    size: (position === 0 ? random.int(1, 8) : 1) * podScale,
    asksNothing: gaps.chance(position === 0 ? 0.05 : 1 / 3),
    isRecommended,
  }));
}

/** Makes a container: it once requested twice what is recommended. */
export function makeContainer({
  name,
  size,
  asksNothing,
  isRecommended,
  isManaged,
}: ContainerPlan): Container {
  const recommended = {
    cpuCores: atLeastOne(size * MILLI_PER_SIZE) / 1000,
    memoryGib: atLeastOne(size * MIB_PER_SIZE) / 1024,
  };
  const original = asksNothing ? { requests: null, limits: null } : boundedBy(twice(recommended));
  const recommendation = isRecommended && !asksNothing ? boundedBy(recommended) : null;
  return {
    name,
    resources: (isManaged ? recommendation : null) ?? original,
    recommendation,
    originalResources: isRecommended ? original : null,
    firstSeenResources: asksNothing ? null : original,
  };
}

function atLeastOne(value: number): number {
  return Math.max(1, Math.round(value));
}

/** Requests, with limits of twice as much. */
function boundedBy(requests: Quantity): { readonly requests: Quantity; readonly limits: Quantity } {
  return { requests, limits: twice(requests) };
}

function twice({ cpuCores, memoryGib }: Quantity): Quantity {
  return { cpuCores: cpuCores * 2, memoryGib: memoryGib * 2 };
}
