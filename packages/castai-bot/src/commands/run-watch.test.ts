import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { type BinProcess, runBin } from '../testing/run-bin.ts';

const files = {
  'castai-bot.json': bareBonesAnswers({
    functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
  }),
  'src/bot.mjs': `#!/usr/bin/env node\nconsole.log('first');`,
  'k8s/script.configmap.yaml':
    'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
};

test('run() runs again after a change of the source or the config, and outlives a broken one', async () => {
  await using repo = await createFixtureRepo(files);
  await mkdir(path.join(repo.root, 'src/lib'));
  const { code, stdout, stderr } = await runBin(['run', '--simulate', '--watch'], {
    cwd: repo.root,
    meanwhile: async (child) => {
      const waiting = countWaits(child);
      await waiting(1);
      const draft = path.join(repo.root, 'draft.mjs');
      await writeFile(draft, `#!/usr/bin/env node\nconsole.log('second');`);
      await rename(draft, path.join(repo.root, 'src/bot.mjs'));
      await waiting(2);
      await writeFile(path.join(repo.root, 'k8s/script.configmap.yaml'), 'data: [1\n');
      await waiting(3);
      await writeFile(path.join(repo.root, 'k8s/script.configmap.yaml'), files['k8s/script.configmap.yaml']);
      await waiting(4);
      child.kill('SIGINT');
    },
  });
  expect(code).toBe(0);
  expect(stdout.match(/^first$/gm)).toHaveLength(1);
  expect(stdout.match(/^second$/gm)?.length).toBeGreaterThanOrEqual(2);
  expect(stdout.match(/^Function {2}script of my-bot$/gm)?.length).toBeGreaterThanOrEqual(3);
  expect(stderr).toContain('Changed: src/bot.mjs');
  expect(stderr).toContain('Cannot read k8s/script.configmap.yaml:');
});

/** Resolves once the command has said so many times that it waits. */
function countWaits(child: BinProcess): (times: number) => Promise<void> {
  let seen = '';
  const count = (): number => seen.split('Waiting for a change').length - 1;
  child.stderr.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  return (times) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (count() >= times) resolve();
      };
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`It ended before it waited ${times} times: ${seen}`)));
      look();
    });
}
