import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { createRandom, createRandoms } from './random.ts';

test('createRandoms() makes the streams that createRandom() makes one by one', () => {
  const label = fc.oneof(fc.string(), fc.nat());
  fc.assert(
    fc.property(fc.nat(), fc.array(label), fc.nat(), (seed, labels, index) => {
      const [one, other] = [createRandoms(seed, ...labels)(index), createRandom(seed, ...labels, index)];
      expect(Array.from({ length: 5 }, () => one.uuid())).toEqual(
        Array.from({ length: 5 }, () => other.uuid()),
      );
    }),
  );
});

test('createRandom() gives each label a stream of its own', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => createRandom(1, 'workload', index).uuid());
  expect(new Set(ids).size).toBe(1000);
});
