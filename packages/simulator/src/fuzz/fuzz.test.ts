import { operations } from '@castai-bot/api';
import { createApiValidator } from '@castai-bot/api/validate';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { examples } from '../examples/examples.test-kit.ts';
import type { Example } from '../examples/example.test-kit.ts';
import type { RecordedRequest, Simulator } from '../index.ts';
import { arbitraryRequest, type FuzzRequest } from './arbitrary-request.test-kit.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const ids = Object.keys(operations);
const exampleOf = new Map<string, Example>(Object.entries(examples));
const validate = createApiValidator();

function start(id?: string): Promise<CheckedClient> {
  const isOfEnterprise = id === 'listChildOrganizations' || id === 'listEnterpriseMembers';
  const size = { clusters: 3, nodes: 4, workloads: 12, childOrganizations: isOfEnterprise ? 2 : 0 };
  return startChecked({ now: () => NOW, world: size });
}

/** Sends a request, and tells what of its answer the document does not say: the simulator failed, or invents. */
async function problemsOf(sim: Simulator, { method, url, body }: FuzzRequest): Promise<readonly string[]> {
  const response = await fetch(sim.url + url, {
    method,
    headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
    ...(body === undefined || method === 'GET' ? {} : { body }),
  });
  const text = await response.text();
  // A path that leads elsewhere, such as one without an id, is no call of the document.
  if (response.status === 501) return [];
  if (response.status >= 500) return [`${response.status}: ${text}`];
  const answer = readAnswer(text, response.headers.get('content-type') ?? '');
  const { pathname, search } = new URL(sim.url + url);
  const problems = validate({
    method,
    url: pathname + search,
    status: response.status,
    responseBody: answer,
  });
  return problems.filter((problem) => /: (answer|status)\b/.test(problem) && !GUESSED.test(problem));
}

/** A text may be empty; a document that is empty is none. */
function readAnswer(text: string, type: string): unknown {
  if (type.startsWith('application/json')) {
    const answer: unknown = JSON.parse(text);
    return answer;
  }
  return type.startsWith('text/') ? text : undefined;
}

/** A plan that is being generated answers nothing yet: the guess planBeforeGenerated. */
const GUESSED = /rebalancing-plans\/[^/]+: answer: found undefined/;

test.each(ids)('%s answers nothing that the document does not say', async (id) => {
  const client = await start(id);
  const { sim } = client;
  await exampleOf.get(id)?.(client);
  const example = sim.requests.at(-1);
  if (example === undefined) throw new Error(`${id} has no example`);
  await fc.assert(
    fc.asyncProperty(arbitraryRequest(example), async (request) => {
      expect(await problemsOf(sim, request)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

/** One request of each kind that went well, to a world that holds what they made. */
async function startFilled(): Promise<{ readonly sim: Simulator; readonly all: readonly RecordedRequest[] }> {
  const client = await start();
  for (const id of ids) {
    // In a world where others have been, some find what they need gone.
    await exampleOf
      .get(id)?.(client)
      .catch(() => undefined);
  }
  const { requests } = client.sim;
  const all = new Map(requests.filter(({ status }) => status < 300).map((each) => [each.operation, each]));
  return { sim: client.sim, all: [...all.values()].filter(({ operation }) => operation !== undefined) };
}

test('any sequence of requests and time answers nothing that the document does not say', async () => {
  const { sim, all } = await startFilled();
  expect(all.length).toBeGreaterThan(ids.length * 0.8);
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...all).chain(arbitraryRequest) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 86_400_000 }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      for (const each of steps) {
        if (typeof each === 'number') sim.advance(each);
        else expect(await problemsOf(sim, each)).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
});
