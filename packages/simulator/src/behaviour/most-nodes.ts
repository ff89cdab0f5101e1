import { badField } from '../http/refusal.ts';

/** More than clusters have: the simulator makes no more at once. */
const MOST_NODES = 5000;

/** Holds a number of nodes that are to be made to what can be. @throws {Refusal} 400 */
export function requireNodeCount(field: string, count: number | null | undefined): void {
  if (count === undefined || count === null || (count >= 0 && count <= MOST_NODES)) return;
  throw badField(field, `found ${count}, wanted 0 to ${MOST_NODES}, as many as the simulator makes`);
}
