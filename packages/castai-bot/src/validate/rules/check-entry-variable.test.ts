import { describe, expect, test } from 'vitest';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createGeneratedRepo, sourceEnv } from '../../testing/generated-repo.ts';
import { runBin } from '../../testing/run-bin.ts';

describe('checkEntryVariable', () => {
  test('validate() wants BOT_ENTRY where castai-bot.json has something to say', async () => {
    await using repo = await createGeneratedRepo();
    const edit = async (file: string, from: RegExp | string, to: string): Promise<void> => {
      const name = path.join(repo.root, file);
      const text = await readFile(name, 'utf8');
      expect(text.replace(from, to)).not.toBe(text);
      await writeFile(name, text.replace(from, to));
    };
    const check = async (): Promise<string> =>
      (await runBin(['validate'], { cwd: repo.root, env: sourceEnv })).stdout;
    await edit('k8s/greet.cronjob.yaml', /\n *- name: BOT_ENTRY\n *value: \|-\n[^}]*\}/, '');
    expect(await check()).not.toContain('BOT_ENTRY');
    await edit('castai-bot.json', '"schema": 1', '"schema": 2, "limits": { "maxWrites": 5 }');
    const missing = 'env: BOT_ENTRY is missing, so that no run knows what castai-bot.json says of greet';
    expect(await check()).toMatch(`${missing}: npx castai-bot update`);
    expect(await check()).toContain('BOT_ENTRY is not what castai-bot.json says of rotate-nodes');
  });

  test('validate() asks the bot as the entry it is the config of', async () => {
    await using repo = await createGeneratedRepo();
    const answers = path.join(repo.root, 'castai-bot.json');
    const text = await readFile(answers, 'utf8');
    await writeFile(answers, text.replace('"schema": 1', '"schema": 2, "secrets": ["SLACK_URL"]'));
    const config = path.join(repo.root, 'k8s/greet.configmap.yaml');
    const variables = '"env_variables": [{ "name": "SLACK_URL", "value": "https://example.com" }]';
    await writeFile(config, (await readFile(config, 'utf8')).replace('"env_variables": []', variables));
    const { stdout } = await runBin(['validate'], { cwd: repo.root, env: sourceEnv });
    expect(stdout).toMatch(/greet\.configmap\.yaml:\d+:\d+: error: .*"SLACK_URL" is a secret/);
  });
});
