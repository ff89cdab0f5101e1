import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FUNCTION_TEMPLATES, functionTemplates } from '@castai-bot/scaffold';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';

/** What is read of the schema of a config: the values of each input that takes no others. */
const input = z.object({
  properties: z.object({
    name: z.object({ const: z.string() }),
    value: z.object({ enum: z.array(z.string()).optional() }),
  }),
});
const schema = z.object({
  properties: z.object({
    function: z.object({
      properties: z.object({ inputs: z.object({ items: z.object({ anyOf: z.array(z.unknown()) }) }) }),
    }),
  }),
});

test('choices of each template are those that its function describes', async () => {
  const functions = Object.fromEntries(
    FUNCTION_TEMPLATES.map((template) => [
      template,
      { template, schedule: null, timeZone: 'Etc/UTC' } as const,
    ]),
  );
  await using repo = await createGeneratedRepo(functions);
  await runBin(['validate', '--write-schemas'], { cwd: repo.root, env: sourceEnv });
  for (const template of FUNCTION_TEMPLATES) {
    const file = path.join(repo.root, `.castai-bot/schemas/${template}.json`);
    const found = schema.parse(JSON.parse(await readFile(file, 'utf8')));
    const described = found.properties.function.properties.inputs.items.anyOf.flatMap((one) => {
      const { name, value } = input.safeParse(one).data?.properties ?? {};
      return name === undefined || value?.enum === undefined ? [] : [[name.const, value.enum] as const];
    });
    const { inputs, choices = {} } = functionTemplates[template];
    // What a config does not begin with is not asked for.
    expect(Object.fromEntries(described.filter(([name]) => Object.hasOwn(inputs, name)))).toEqual(choices);
  }
});
