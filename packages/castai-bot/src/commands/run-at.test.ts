import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { type BinResult, runBin } from '../testing/run-bin.ts';

const run = (cwd: string, ...line: readonly string[]): Promise<BinResult> =>
  runBin(['run', 'rotate-nodes', ...line], { cwd, env: sourceEnv });

const SAYING = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const rotateNodes = defineFunction({
  description: 'Says when it was due',
  inputs: z.object({ param1: z.string(), param2: z.string() }),
  run: ({ schedule: { tick, previous, next, timeZone }, simulated }) =>
    console.log(JSON.stringify([previous, tick, next, timeZone, simulated])),
});
`;

describe('castai-bot run --at', () => {
  test('run() gives a function the time that it stands for, and those around it', async () => {
    await using repo = await createGeneratedRepo();
    await writeFile(path.join(repo.root, 'src/functions/rotate-nodes.ts'), SAYING);
    const at = await run(repo.root, '--simulate', '--at', '2026-11-30T06:30+01:00');
    const [previous, tick, next] = [
      '2026-11-27T05:30:00.000Z',
      '2026-11-30T05:30:00.000Z',
      '2026-12-01T05:30:00.000Z',
    ];
    expect(at.stdout).toContain(JSON.stringify([previous, tick, next, 'Europe/Berlin', true]));
    const told = await run(repo.root, '--simulate', '--dry-run');
    expect(told.stdout).toMatch(/^\["[^"]+",null,"[^"]+","Europe\/Berlin",true\]$/m);
  });

  test('run() says where the schedule has no such time, names those around it, and runs', async () => {
    await using repo = await createGeneratedRepo();
    await writeFile(path.join(repo.root, 'src/functions/rotate-nodes.ts'), SAYING);
    const { code, stdout, stderr } = await run(repo.root, '--simulate', '--at', '2026-11-28T12:00Z');
    expect(code).toBe(0);
    expect(stderr).toContain(
      '2026-11-28T12:00Z is no time of the schedule of rotate-nodes, "30 6 * * 1-5" in Europe/Berlin; the nearest are --at 2026-11-27T05:30Z and --at 2026-11-30T05:30Z\n',
    );
    expect(stdout).toContain(
      '["2026-11-27T05:30:00.000Z","2026-11-28T12:00:00.000Z","2026-11-30T05:30:00.000Z"',
    );
    const good = await run(repo.root, '--simulate', '--at', '2026-11-30T05:30Z');
    expect(good.stderr).not.toContain('is no time');
  });

  test.each(['tomorrow', '2026-11-30T06:30', '2026-11-30', '2026-13-30T06:30Z'])(
    'run() refuses --at %s',
    async (time) => {
      await using repo = await createGeneratedRepo();
      const { code, stderr } = await run(repo.root, '--simulate', '--at', time);
      expect([code, stderr]).toEqual([2, expect.stringContaining('wanted a time with its zone')]);
    },
  );
});
