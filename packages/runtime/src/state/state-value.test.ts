import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { largestStateBytes, parseState, printState, type StateSpec } from './state-value.ts';

const schema = z.object({ runs: z.number(), names: z.array(z.object({ id: z.string() })).default([]) });

function spec<Value>(given: z.ZodType<Value>, more: Partial<StateSpec<Value>> = {}): StateSpec<Value> {
  return { name: 'hours', schema: given, migrate: undefined, holdsSecret: () => false, ...more };
}

describe('parseState()', () => {
  it('parseState() gives the default where nothing is stored, and says where none is', async () => {
    await expect(parseState(undefined, spec(schema.default({ runs: 0, names: [] })))).resolves.toEqual({
      runs: 0,
      names: [],
    });
    await expect(parseState(undefined, spec(schema))).rejects.toMatchObject({
      code: 'state',
      problems: [
        expect.stringMatching(/^state "hours": .*nothing is stored yet: give the schema a \.default/),
      ],
    });
  });

  it.each([
    ['{"runs":', [/^state "hours": not JSON: /]],
    ['{"runs":"x"}', [/^state "hours"\.runs: expected number/]],
    [
      '{"runs":1,"names":[{"id":"a","b":1}],"old":2}',
      [/\.names\[0\]\.b: not in the schema/, /\.old: not in/],
    ],
    ['[]', [/^state "hours": expected object/]],
  ])('parseState() refuses %s', async (text, problems) => {
    await expect(parseState(text, spec(schema))).rejects.toMatchObject({
      problems: problems.map((problem) => expect.stringMatching(problem) as unknown),
    });
  });

  it('parseState() hands to migrate() whatever the schema does not take as it stands', async () => {
    const seen: unknown[] = [];
    const migrate = (stored: unknown): unknown => {
      seen.push(stored);
      return { runs: 7 };
    };
    const whole = spec(schema, { migrate });
    await expect(parseState('{"names":[],"runs":1}', whole)).resolves.toEqual({ runs: 1, names: [] });
    expect(seen).toEqual([]);
    for (const text of ['{"runs":1}', '{"runs":1,"names":[],"old":2}', '"x"'])
      await expect(parseState(text, whole)).resolves.toEqual({ runs: 7, names: [] });
    expect(seen).toEqual([{ runs: 1 }, { runs: 1, names: [], old: 2 }, 'x']);
    await expect(
      parseState('1', spec(schema, { migrate: () => ({ runs: 1, still: 2 }) })),
    ).rejects.toMatchObject({ problems: [expect.stringMatching(/\.still: not in the schema/)] });
  });
});

describe('printState()', () => {
  it('printState() writes what parseState() reads', async () => {
    const dated = spec(z.object({ at: z.coerce.date() }));
    const text = await printState({ at: new Date('2026-11-30T06:00:00Z') }, dated);
    expect(text).toBe('{"at":"2026-11-30T06:00:00.000Z"}');
    await expect(parseState(text, dated)).resolves.toEqual({ at: new Date('2026-11-30T06:00:00Z') });
  });

  it.each<[string, RegExp, z.ZodType, unknown]>([
    ['what is no JSON', /found undefined, wanted JSON/, z.any(), undefined],
    ['what JSON changes', /expected map/, z.map(z.string(), z.number()), new Map([['a', 1]])],
    ['NaN', /\.a: expected number, received null/, z.object({ a: z.number() }), { a: NaN }],
    ['what the schema would drop', /\.a: not in the schema/, z.object({}), { a: 1 }],
    [
      'too much',
      /found 900002 bytes .*, wanted at most 900000/,
      z.string(),
      'ä'.repeat(largestStateBytes / 2),
    ],
  ])('printState() refuses %s', async (_what, problem, ...[given, next]) => {
    await expect(printState(next, spec(given))).rejects.toThrow(problem);
  });

  it('printState() takes as much as may be stored, and no secret', async () => {
    const text = 'x'.repeat(largestStateBytes - 2);
    await expect(printState(text, spec(z.string()))).resolves.toHaveLength(largestStateBytes);
    const guarded = spec(z.string(), { holdsSecret: (json) => json.includes('s3cret') });
    await expect(printState('my s3cret', guarded)).rejects.toThrow('found a secret of this run in it');
  });
});
