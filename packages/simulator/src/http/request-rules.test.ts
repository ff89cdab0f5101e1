import { operations } from '@castai-bot/api';
import { document } from '@castai-bot/api/document';
import { bodySchema, resolveOperations } from '@castai-bot/api/resolve';
import { expect, test } from 'vitest';
import { type AlterBody, type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { Example } from '../examples/example.test-kit.ts';
import { examples } from '../examples/examples.test-kit.ts';
import type { Schema } from '../openapi-document.ts';
import { resolveSchema } from './resolve-schema.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const STRANGE = 'nobodyKnows';
const { schemas } = document.components;
const exampleOf = new Map<string, Example>(Object.entries(examples));
const bodies = resolveOperations(document).flatMap(({ operation }) => {
  const schema = bodySchema(operation);
  return schema === undefined ? [] : [{ id: operation.operationId, schema }];
});

/** Changes each object of a value that its schema describes. */
function changeObjects(
  value: unknown,
  given: Schema,
  change: (object: object, schema: Schema) => object,
): unknown {
  const schema = resolveSchema(given, schemas);
  if (Array.isArray(value)) {
    return value.map((item: unknown) => changeObjects(item, schema.items ?? {}, change));
  }
  if (typeof value !== 'object' || value === null) return value;
  const { properties, additionalProperties: rest } = schema;
  if (properties === undefined || rest !== undefined) return value;
  const parts = Object.entries(value).map(([name, part]) => [
    name,
    changeObjects(part, properties[name] ?? {}, change),
  ]);
  return change(Object.fromEntries(parts), schema);
}

function isWord(part: Schema): boolean {
  return resolveSchema(part, schemas).enum !== undefined;
}

/** Runs the example of an operation with what it sends altered, and gives back the client and what was answered last. */
async function runAltered(id: string, alter: (body: unknown) => unknown): Promise<CheckedClient> {
  const alterBody: AlterBody = (each, body) => (each === id ? alter(body) : body);
  const client = await startChecked(
    { now: () => NOW, world: { clusters: 2, nodes: 6, workloads: 20 } },
    alterBody,
  );
  await exampleOf.get(id)?.(client);
  expect(client.sim.requests.at(-1)?.operation).toBe(id);
  return client;
}

/** What an operation leaves behind. */
function traceOf({ sim }: CheckedClient): unknown {
  return JSON.parse(JSON.stringify([sim.requests.at(-1)?.status, sim.changes()]));
}

test.each(bodies)('$id leaves out what nobody knows, and names it', async ({ id, schema }) => {
  const plain = await runAltered(id, (body) => body);
  const altered = await runAltered(id, (body) =>
    changeObjects(body, schema, (object) => ({ ...object, [STRANGE]: { deep: true } })),
  );
  expect(traceOf(altered)).toEqual(traceOf(plain));
  expect(JSON.stringify(altered.sim.world)).not.toContain(STRANGE);
  const { body, unknownFields = [] } = altered.sim.requests.at(-1) ?? {};
  expect(unknownFields.length > 0).toBe(JSON.stringify(body ?? null).includes(STRANGE));
  expect(unknownFields.every((field) => field.endsWith(STRANGE))).toBe(true);
});

test.each(bodies)('$id takes null for what is not set', async ({ id, schema }) => {
  const plain = await runAltered(id, (body) => body);
  const altered = await runAltered(id, (body) =>
    changeObjects(body, schema, (object, { properties = {} }) => ({
      ...Object.fromEntries(Object.keys(properties).map((name) => [name, null])),
      ...object,
    })),
  );
  expect(traceOf(altered)).toEqual(traceOf(plain));
});

test.each(bodies)('$id takes an empty text for a word that is not set', async ({ id, schema }) => {
  const plain = await runAltered(id, (body) => body);
  const altered = await runAltered(id, (body) =>
    changeObjects(body, schema, (object, { properties = {} }) => {
      const words = Object.entries(properties).filter(([, part]) => isWord(part));
      return { ...Object.fromEntries(words.map(([name]) => [name, ''])), ...object };
    }),
  );
  expect(traceOf(altered)).toEqual(traceOf(plain));
});

test('a call that has no body names all that is sent with one, and keeps nothing of it', async () => {
  const { sim } = await startChecked();
  const bodiless = resolveOperations(document).filter(
    ({ method, operation }) => method !== 'get' && bodySchema(operation) === undefined,
  );
  expect(bodiless.length).toBeGreaterThan(0);
  for (const { method, path, operation, parameters } of bodiless) {
    const url = path
      .replaceAll('{clusterId}', sim.clusterIds[0] ?? '')
      .replaceAll('{organizationId}', sim.organizationId);
    const needed = parameters.filter(({ in: place, required }) => place === 'query' && required === true);
    const query = needed.map(({ name, schema }) =>
      schema.format === 'date-time' ? `${name}=2026-11-20T00:00:00Z` : `${name}=none`,
    );
    await fetch(`${sim.url}${url.replaceAll(/\{[^}]+\}/g, 'none')}?${query.join('&')}`, {
      method,
      headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({ [STRANGE]: { deep: true } }),
    });
    const { operation: id, unknownFields } = sim.requests.at(-1) ?? {};
    expect([id, unknownFields]).toEqual([operation.operationId, [STRANGE]]);
  }
  expect(JSON.stringify(sim.world)).not.toContain(STRANGE);
});

test('every body that has to be there is a 400 where it is missing, and no other is', async () => {
  const { sim } = await startChecked();
  for (const { id, schema } of bodies) {
    const { method, path } = new Map(Object.entries(operations)).get(id) ?? { method: '', path: '' };
    const url = path
      .replaceAll('{clusterId}', sim.clusterIds[0] ?? '')
      .replaceAll('{organizationId}', sim.organizationId);
    const response = await fetch(sim.url + url.replaceAll(/\{[^}]+\}/g, 'none'), {
      method,
      headers: { 'X-API-Key': sim.apiKey },
    });
    const { required = [] } = resolveSchema(schema, schemas);
    const text = await response.text();
    const missing = required.filter((name) =>
      text.includes(`{"field":"${name}","description":"value is required"}`),
    );
    expect([id, missing]).toEqual([id, required]);
    if (required.length > 0) expect([id, response.status]).toEqual([id, 400]);
  }
});
