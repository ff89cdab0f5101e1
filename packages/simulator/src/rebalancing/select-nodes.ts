import type { Schemas } from '@castai-bot/api';
import { type Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';

type LaunchConfiguration = Schemas['LaunchConfiguration'];
type Requirement = NonNullable<
  NonNullable<NonNullable<LaunchConfiguration['selector']>['nodeSelectorTerms']>[number]['matchExpressions']
>[number];

/** Picks the nodes that a launch configuration targets: old enough, selected, the least well used first. */
export function selectNodes(
  nodes: readonly Node[],
  { nodeTtlSeconds = 0, numTargetedNodes = 0, selector }: LaunchConfiguration,
  now: number,
): readonly Node[] {
  const terms = selector?.nodeSelectorTerms ?? [];
  const selected = nodes
    .filter(({ createdAt }) => now - Date.parse(createdAt) >= nodeTtlSeconds * 1000)
    .filter((node) => terms.length === 0 || terms.some((term) => fits(node, term)))
    .toSorted((a, b) => pricePerRequestedCpu(b) - pricePerRequestedCpu(a));
  return numTargetedNodes > 0 ? selected.slice(0, numTargetedNodes) : selected;
}

function fits(
  node: Node,
  {
    matchExpressions = [],
    matchFields = [],
  }: { matchExpressions?: Requirement[]; matchFields?: Requirement[] },
): boolean {
  return (
    matchExpressions.every((requirement) => meets(requirement, node.labels[requirement.key ?? ''])) &&
    matchFields.every((requirement) =>
      meets(requirement, requirement.key === 'metadata.name' ? node.name : undefined),
    )
  );
}

function meets({ operator, values = [] }: Requirement, value: string | undefined): boolean {
  switch ((operator ?? '').toLowerCase()) {
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case 'doesnotexist':
      return value === undefined;
    default:
      return false;
  }
}

function pricePerRequestedCpu(node: Node): number {
  return priceOf(node) / Math.max(1, node.resources.cpuRequestsMilli ?? 0);
}
