import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';

describe('castai-bot list', () => {
  test('list() shows functions with their next runs, and nothing out of step in a new bot', async () => {
    await using repo = await createGeneratedRepo();
    const { code, stdout, stderr } = await runBin(['list'], { cwd: repo.root });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const run = String.raw`\w{3} \d\d? \w{3}(?: \d{4})? 06:30(?: \(CES?T\))?`;
    expect(stdout).toMatch(
      new RegExp(
        String.raw`^rotate-nodes  30 6 \* \* 1-5 \(Europe/Berlin\)\n  At .+\n  next ${run}, ${run}, ${run}\n\ngreet  `,
      ),
    );
    const asJson = await runBin(['list', '--json'], { cwd: repo.root });
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      bot: 'my-bot',
      functions: [
        { name: 'rotate-nodes', from: 'example', nextRuns: { length: 3 }, outOfStep: [] },
        { name: 'greet', schedule: '0 17 * * 1-5', outOfStep: [] },
      ],
      outOfStep: [],
    });
  });

  test('list() says what keeps a function without a schedule from resting', async () => {
    await using repo = await createGeneratedRepo({
      backfill: { template: 'example', schedule: null, timeZone: 'Etc/UTC' },
    });
    const list = async (): Promise<string> => (await runBin(['list'], { cwd: repo.root })).stdout;
    expect(await list()).toBe('backfill  only when told to: npx castai-bot run-now backfill\n');
    const file = path.join(repo.root, 'k8s/backfill.cronjob.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('  suspend: true\n', ''));
    expect(await list()).toContain(
      'Out of step: k8s/backfill.cronjob.yaml: suspend: missing, castai-bot.json has no schedule for it: wanted true, so that it starts nothing by itself\n',
    );
  });

  test('list() names what is out of step', async () => {
    await using repo = await createGeneratedRepo();
    const edit = (file: string, text: string): Promise<void> => writeFile(path.join(repo.root, file), text);
    await rm(path.join(repo.root, 'k8s/greet.pod.yaml'));
    await edit('k8s/rotate-nodes.cronjob.yaml', 'spec: { schedule: "@daily", timeZone: "Europe/Berlin" }');
    await edit(
      'src/functions/index.ts',
      "export { greet } from './greet.ts';\nexport { more } from './more.ts';\n",
    );
    await edit(
      'k8s/kustomization.yaml',
      'resources: [greet.configmap.yaml, ./greet.cronjob.yaml, rotate-nodes.cronjob.yaml]',
    );
    const { code, stdout } = await runBin(['list'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout.match(/Out of step: .*/g)).toEqual([
      'Out of step: k8s/rotate-nodes.cronjob.yaml: schedule: found "@daily", castai-bot.json says "30 6 * * 1-5"',
      'Out of step: src/functions/index.ts: does not export rotateNodes',
      'Out of step: k8s/kustomization.yaml: does not list rotate-nodes.configmap.yaml',
      'Out of step: k8s/greet.pod.yaml: missing',
      'Out of step: src/functions/index.ts: exports more, which castai-bot.json does not list',
    ]);
  });
});
