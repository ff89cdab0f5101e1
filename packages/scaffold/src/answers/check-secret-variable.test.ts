import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { planBot } from '../plan/plan-bot.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { checkSecretVariable } from './check-secret-variable.ts';

interface Pod {
  readonly spec: { readonly containers: readonly { readonly env: readonly { readonly name: string }[] }[] };
}

test.each(['typescript', 'bare-bones'])(
  'checkSecretVariable() refuses each variable that a manifest of a %s bot sets',
  async (flavor) => {
    const files = await planBot(answersOf({ flavor }), VERSIONS);
    const manifest = files.find(({ path }) => path.endsWith('.pod.yaml'))?.text ?? '';
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the manifest that was just rendered
    const { spec } = parse(manifest) as Pod;
    const names = spec.containers.flatMap(({ env }) => env.map(({ name }) => name));
    expect(names).toContain('API_KEY');
    expect(names.filter((name) => checkSecretVariable(name) === undefined)).toEqual([]);
  },
);
