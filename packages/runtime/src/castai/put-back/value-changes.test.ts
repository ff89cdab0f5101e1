import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { addValueChanges, listValueChanges, undoValueChanges } from './value-changes.ts';

const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.subarray(['a', 'b']));
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(
    fc.constantFrom('cpu', 'max', 'min', '__proto__', 'a.b', ''),
    fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('tree')),
    { maxKeys: 3, noNullPrototype: true },
  ),
}));

/** What a state keeps of a value: JSON. */
function keep<Value>(value: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written a moment ago
  return JSON.parse(JSON.stringify(value)) as Value;
}

test('undoValueChanges() of what listValueChanges() lists gives what stood there, empty objects and all', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const changes = keep(listValueChanges(before, after));
      expect(undoValueChanges(after, changes)).toEqual({ value: before, kept: [] });
      expect(undoValueChanges(before, changes)).toEqual({ value: before, kept: [] });
    }),
  );
});

test('undoValueChanges() gives the first that stood there, of changes one after the other', () => {
  fc.assert(
    fc.property(tree, fc.array(tree, { minLength: 1, maxLength: 4 }), (before, afters) => {
      let now: unknown = before;
      let changes = listValueChanges(now, now);
      for (const after of afters) {
        changes = keep(addValueChanges(changes, listValueChanges(now, after)));
        now = after;
      }
      // A kill may have come before the last of them.
      for (const at of [now, afters.at(-2) ?? before]) {
        expect(undoValueChanges(at, changes)).toEqual({ value: before, kept: [] });
      }
    }),
  );
});

const size = fc.integer({ min: 1, max: 3 });
const bounds = fc.record({ min: size, max: size }, { requiredKeys: [] });
const settings = fc.record({ cpu: bounds, memory: bounds, option: size }, { requiredKeys: [] });

/** Each value that settings can have, by its name. */
function listValues({ cpu, memory, option }: SettingsLike): Readonly<Record<string, unknown>> {
  return {
    'cpu.min': cpu?.min,
    'cpu.max': cpu?.max,
    'memory.min': memory?.min,
    'memory.max': memory?.max,
    option,
  };
}

interface SettingsLike {
  readonly cpu?: { readonly min?: number; readonly max?: number };
  readonly memory?: { readonly min?: number; readonly max?: number };
  readonly option?: number;
}

test('undoValueChanges() puts back each value that stands as it was changed, and leaves every other one', () => {
  fc.assert(
    fc.property(settings, settings, settings, (first, changed, theirs) => {
      const changes = keep(listValueChanges(first, changed));
      const { kept, value } = undoValueChanges(theirs, changes);
      const [was, became, now] = [listValues(first), listValues(changed), listValues(theirs)];
      const names = Object.keys(now);
      const isTouched = (name: string): boolean => was[name] !== became[name];
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- settings with values of settings
      const result = listValues(value as SettingsLike);
      for (const name of names) {
        const isOurs = isTouched(name) && now[name] === became[name];
        expect([name, result[name]]).toEqual([name, isOurs ? was[name] : now[name]]);
      }
      const foreign = names.filter(
        (name) => isTouched(name) && now[name] !== became[name] && now[name] !== was[name],
      );
      expect(kept.toSorted()).toEqual(foreign.toSorted());
    }),
    { numRuns: 500 },
  );
});

const before = { cpu: { max: 2 }, option: 'MANAGED' };
const after = { cpu: { max: 2 }, memory: { min: 1 }, option: 'READ_ONLY' };

test.each([
  {
    what: 'another value beside it',
    present: { ...after, cpu: { max: 4 } },
    value: { ...before, cpu: { max: 4 } },
    kept: [],
  },
  {
    what: 'the value itself',
    present: { ...after, option: 'OFF' },
    value: { ...before, option: 'OFF' },
    kept: ['option'],
  },
  { what: 'the value back', present: { ...after, option: 'MANAGED' }, value: before, kept: [] },
  {
    what: 'more in what came',
    present: { ...after, memory: { min: 1, max: 2 } },
    value: { ...before, memory: { max: 2 } },
    kept: [],
  },
  { what: 'all that came', present: { ...after, memory: undefined }, value: before, kept: [] },
  {
    what: 'a list for what came',
    present: { ...after, memory: [1] },
    value: { ...before, memory: [1] },
    kept: ['memory'],
  },
])('undoValueChanges() leaves what somebody else has changed: $what', ({ kept, present, value }) => {
  const changes = listValueChanges(before, after);
  expect(undoValueChanges(present, changes)).toEqual({ value, kept });
});

test('addValueChanges() forgets a first value that somebody else has replaced', () => {
  const first = listValueChanges({ option: 'MANAGED' }, { option: 'READ_ONLY' });
  const second = listValueChanges({ option: 'OFF' }, { option: 'READ_ONLY' });
  expect(undoValueChanges({ option: 'READ_ONLY' }, addValueChanges(first, second)).value).toEqual({
    option: 'OFF',
  });
});

test.each([[false], [0], [''], [[]], [{ enabled: false }]])(
  'undoValueChanges() takes %j for what the API tells of a value that was left out',
  (told) => {
    const changes = listValueChanges({ value: 'set' }, {});
    expect(undoValueChanges({ value: told }, changes)).toEqual({ value: { value: 'set' }, kept: [] });
  },
);
