import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { keepApart } from './keep-apart.ts';

test('keepApart() loses no value, and changes no name that is there once', () => {
  const name = fc.constantFrom('a', 'b', 'a (2)', 'a (3)', '__proto__', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.integer())), (entries) => {
      const kept = keepApart(entries);
      expect(Object.values(kept)).toEqual(entries.map(([, value]) => value));
      const names = entries.map(([one]) => one);
      if (new Set(names).size === names.length) expect(Object.entries(kept)).toEqual(entries);
    }),
  );
});
