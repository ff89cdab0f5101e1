import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { answerJson, serve } from '../http/testing/serve.test-server.ts';
import { BotRun } from '../run/bot-run.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import { runNotified } from './notify.test-run.ts';
import { watchRunForTargets } from './tell-run.ts';

const nowhere = new Writable({
  write: (_chunk, _encoding, done) => {
    done();
  },
});

it('tell() keeps what one target was told while another never answers', async () => {
  const hook = await serve((_request, response) => {
    answerJson(response, {});
  });
  const silent = await serve(() => undefined);
  const { report } = await runNotified({ notify: [], failed: ['a'] });
  const store = createMemoryStore();
  const env = { HOOK_URL: hook.url, SLACK_URL: silent.url };
  const run = new BotRun({ name: 'my-bot', functions: {}, env, stdout: nowhere, stderr: nowhere }, process);
  run.store = Promise.resolve(store);
  const { tell } = watchRunForTargets(run, {
    entry: 'evening',
    function: 'office-hours',
    state: { name: 'hours', configMap: 'my-bot-hours-state', namespace: 'bots' },
    notify: [
      { to: 'webhook', url: 'HOOK_URL' },
      { to: 'slack', url: 'SLACK_URL' },
    ],
  });
  const { signal } = new AbortController();
  expect(await tell(report, { timeoutMs: 1_200, signal })).toEqual([
    'Cannot tell slack (SLACK_URL): found no answer after 1000 ms',
  ]);
  expect(JSON.parse((await store.read('notify.json')).text ?? '')).toEqual({
    evening: { 'webhook (HOOK_URL)': expect.stringMatching(/^[\da-f]{16}$/) as unknown },
  });
});
