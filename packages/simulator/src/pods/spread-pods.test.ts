import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { add, fits, NO_REQUEST, type PodRequest } from './pod-request.ts';
import { NO_ROOM, type PodSet, type Spread, spreadPods } from './spread-pods.ts';

const request = fc.record({ cpuMilli: fc.nat(400), memoryMib: fc.nat(800) });
const rooms = fc.array(fc.record({ cpuMilli: fc.nat(4000), memoryMib: fc.nat(8000) }), { maxLength: 8 });
const sets = fc.array(fc.record({ request, count: fc.nat(9) }), { maxLength: 30 });

/** What was put on each node. */
function takenOf(spread: readonly Spread[], given: readonly PodSet[], nodes: number): readonly PodRequest[] {
  return Array.from({ length: nodes }, (_, index) =>
    spread
      .filter(({ node }) => node === index)
      .reduce((sum, { set, count }) => add(sum, given[set]?.request ?? NO_REQUEST, count), NO_REQUEST),
  );
}

describe('spreadPods()', () => {
  test('never takes more than there is, and leaves out only what has no room', () => {
    fc.assert(
      fc.property(rooms, sets, (given, pods) => {
        const spread = spreadPods(given, pods);
        const taken = takenOf(spread, pods, given.length);
        const left = given.map((room, index) => add(room, taken[index] ?? NO_REQUEST, -1));
        expect(left.every((room) => fits(NO_REQUEST, room))).toBe(true);
        for (const [index, { request: wanted, count }] of pods.entries()) {
          const placed = spread.filter(({ set }) => set === index).reduce((sum, one) => sum + one.count, 0);
          expect(placed).toBeLessThanOrEqual(count);
          if (placed < count) expect(left.some((room) => fits(wanted, room))).toBe(false);
        }
      }),
    );
  });

  test('finds the same places again in only as much room as it took', () => {
    fc.assert(
      fc.property(rooms, sets, (given, pods) => {
        const asking = pods.filter(({ request: { cpuMilli, memoryMib } }) => cpuMilli > 0 || memoryMib > 0);
        const spread = spreadPods(given, asking);
        const taken = takenOf(spread, asking, given.length);
        expect(spreadPods(taken, asking)).toEqual(spread);
      }),
    );
  });

  test('puts nothing where there is no room, not even what asks for nothing', () => {
    const asksNothing = { request: NO_REQUEST, count: 2 };
    expect(spreadPods([NO_ROOM, NO_REQUEST], [asksNothing])).toEqual([{ node: 1, set: 0, count: 2 }]);
    expect(spreadPods([NO_ROOM], [asksNothing])).toEqual([]);
    expect(spreadPods([], [asksNothing])).toEqual([]);
  });
});
