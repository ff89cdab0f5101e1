import { expect, test } from 'vitest';
import { fc } from './properties.ts';
import { seed } from './run-options.ts';

test('fc says on a failure which seed repeats it', () => {
  const failing = fc.property(fc.integer(), () => false);
  expect(() => fc.assert(failing)).toThrow(`{ seed: ${seed}, path:`);
});

test('fc tries a hundred times, however long that takes', () => {
  expect(fc.readConfigureGlobal()).toEqual({ seed, numRuns: 100 });
});
