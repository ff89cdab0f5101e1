import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';

type Container = Schemas['Container'];
type Quantity = { readonly cpuCores: number; readonly memoryGib: number };

/** What a container of size 1 should request. */
const MILLI_PER_SIZE = 20;
const MIB_PER_SIZE = 64;
const SIDECARS = ['istio-proxy', 'vault-agent', 'fluent-bit'] as const;

/**
 * Makes the containers of a workload: they once requested twice what is recommended. One sidecar in three and one other
 * in twenty request nothing, and have no recommendation; nor has any container of a workload that was not watched long
 * enough.
 */
export function makeContainers(
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
): Container[] {
  const sidecars = SIDECARS.slice(0, random.pick([0, 0, 1, 2]));
  return [app, ...sidecars].map((name, position) => {
    const size = (position === 0 ? random.int(1, 8) : 1) * podScale;
    const asksNothing = gaps.chance(position === 0 ? 0.05 : 1 / 3);
    return makeContainer(name, { size, asksNothing, isRecommended });
  });
}

function makeContainer(
  name: string,
  {
    size,
    asksNothing,
    isRecommended,
  }: { readonly size: number; readonly asksNothing: boolean; readonly isRecommended: boolean },
): Container {
  const recommended = {
    cpuCores: atLeastOne(size * MILLI_PER_SIZE) / 1000,
    memoryGib: atLeastOne(size * MIB_PER_SIZE) / 1024,
  };
  const original = asksNothing ? { requests: null, limits: null } : boundedBy(twice(recommended));
  return {
    name,
    resources: original,
    recommendation: isRecommended && !asksNothing ? boundedBy(recommended) : null,
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

/** What a container of a MANAGED workload runs on: its recommendation, if it has one. */
export function runOnRecommendation(container: Container): Container {
  const { recommendation } = container;
  return recommendation === null || recommendation === undefined
    ? container
    : { ...container, resources: recommendation };
}
