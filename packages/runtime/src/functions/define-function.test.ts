import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import { type BotFunction, defineFunction } from './define-function.ts';

describe('defineFunction()', () => {
  it('defineFunction() types the context by the inputs and the scope', () => {
    const onCluster = defineFunction({
      description: 'x',
      inputs: z.object({ maxAgeDays: z.number().default(30), label: z.string().optional() }),
      run: ({ clusterId, config, inputs }) => {
        expectTypeOf(clusterId).toBeString();
        expectTypeOf(inputs).toEqualTypeOf<{ maxAgeDays: number; label?: string | undefined }>();
        expectTypeOf(config.input('maxAgeDays')).toBeNumber();
        return { counts: { rotated: inputs.maxAgeDays } };
      },
    });
    const onOrganization = defineFunction({
      description: 'x',
      scope: 'organization',
      inputs: z.strictObject({}),
      run: async ({ clusterId }) => {
        expectTypeOf(clusterId).toEqualTypeOf<string | undefined>();
        await Promise.resolve();
      },
    });
    const all: BotFunction[] = [onCluster, onOrganization];
    expect(all.map(({ scope }) => scope)).toEqual(['cluster', 'organization']);
  });

  it.each([
    ['z.object', z.object({ days: z.number().default(30), zones: z.array(z.string()).optional() })],
    [
      'z.strictObject',
      z.strictObject({ days: z.number().default(30), zones: z.array(z.string()).optional() }),
    ],
    ['z.looseObject', z.looseObject({ days: z.number().default(30), zones: z.array(z.string()).optional() })],
  ])('prepare() refuses unknown inputs and finds every problem of a %s', async (_, inputs) => {
    const { prepare } = defineFunction({ description: 'x', inputs, run: () => undefined });
    await expect(
      prepare(
        new Map<string, unknown>([
          ['days', '30'],
          ['zones', ['a', 1]],
          ['day', 3],
          ['toString', 3],
        ]),
      ),
    ).resolves.toEqual({
      problems: [
        '.day: unknown input, wanted days, zones',
        '.toString: unknown input, wanted days, zones',
        '.days: expected number, received string',
        '.zones[1]: expected string, received number',
      ],
    });
  });

  it('prepare() waits for checks that ask elsewhere, and keeps those over several inputs', async () => {
    const inputs = z
      .object({ from: z.number(), to: z.number().refine(async (to) => Promise.resolve(to < 10), 'above 9') })
      .refine(({ from, to }) => from < to, 'from must be below to');
    const { prepare } = defineFunction({ description: 'x', inputs, run: () => undefined });
    await expect(prepare(new Map(Object.entries({ from: 3, to: 2 })))).resolves.toEqual({
      problems: [': from must be below to'],
    });
    await expect(prepare(new Map(Object.entries({ from: 3, to: 12 })))).resolves.toEqual({
      problems: ['.to: above 9'],
    });
    await expect(prepare(new Map(Object.entries({ from: 3, to: 4 })))).resolves.toHaveProperty('start');
  });
});
