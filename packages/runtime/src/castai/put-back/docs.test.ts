import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startSimulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { callFunction } from '../../functions/call-function.ts';

type Callable = Parameters<typeof callFunction>[0];

/** Loads the first example of the page. */
async function loadExample(): Promise<Callable> {
  const page = await readFile(new URL('../../../docs/put-back.md', import.meta.url), 'utf8');
  const [, code = ''] = /```ts\n([^]*?)```/.exec(page) ?? [];
  const folder = await mkdtemp(path.join(tmpdir(), 'put-back-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const imports = [
    `import { defineFunction } from ${JSON.stringify(new URL('../../index.ts', import.meta.url).href)};`,
    `import * as z from ${JSON.stringify(import.meta.resolve('zod'))};`,
  ];
  const file = path.join(folder, 'office-hours.ts');
  await writeFile(file, [...imports, code].join('\n'));
  const module: unknown = await import(pathToFileURL(file).href);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the page says
  return (module as { readonly officeHours: Callable }).officeHours;
}

test('castai.remember() and castai.putBack() of the page leave no trace of a night', async () => {
  const officeHours = await loadExample();
  const api = await startSimulator({ world: { clusters: 1, nodes: 2, workloads: 40 } });
  onTestFinished(() => api.close());
  const evening = await callFunction(officeHours, { api, inputs: { mode: 'off' } });
  expect(evening.counts['switched']).toBe(api.changes().length);
  expect(api.changes().length).toBeGreaterThan(5);

  const { state } = evening;
  const morning = await callFunction(officeHours, { api, inputs: { mode: 'on' }, state });
  expect(morning.counts).toMatchObject({ putBack: evening.counts['switched'], changedMeanwhile: 0 });
  expect(api.changes()).toEqual([]);
  expect(morning.state).toEqual({});
});
