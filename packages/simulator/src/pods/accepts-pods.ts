import type { Node } from '../world/node.ts';

/** What pods are taken to tolerate: the taints of CAST AI's own scheduling, as that of Spot nodes. */
const TOLERATED = 'scheduling.cast.ai/';

/** Whether pods may be put on a node. */
export function acceptsPods(node: Node): boolean {
  return node.state.phase === 'ready' && !node.unschedulable && isTolerated(node);
}

/** Whether pods may still be on a node that a world came with. */
export function holdsPods(node: Node): boolean {
  return ['ready', 'draining'].includes(node.state.phase ?? '') && isTolerated(node);
}

function isTolerated({ taints }: Node): boolean {
  return taints.every(({ effect, key }) => effect === 'PreferNoSchedule' || key.startsWith(TOLERATED));
}
