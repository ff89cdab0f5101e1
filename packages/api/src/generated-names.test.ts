import { expect, it } from 'vitest';
import { document } from './document.gen.ts';
import { resolveOperations } from './generate/resolve.ts';
import type { Schema } from './openapi.ts';

const { schemas } = document.components;
const resolved = resolveOperations(document);

/** `page.limit`, `page_limit` and `pageLimit` are one name to most generators. */
function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');
}

/** What a generator writes a type of its own for, by the name that it gives it: of its owner and its field. */
function inlineTypes(owner: string, schema: Schema): readonly (readonly [name: string, text: string])[] {
  const { properties = {}, items, additionalProperties: rest } = schema;
  const parts = [
    ...Object.entries(properties).map(([name, part]) => [owner + pascalCase(name), part] as const),
    ...(items === undefined ? [] : [[`${owner}Item`, items] as const]),
    ...(typeof rest === 'object' ? [[`${owner}AdditionalProperty`, rest] as const] : []),
  ];
  return parts.flatMap(([name, part]) => {
    const isType = part.enum !== undefined || part.properties !== undefined;
    const own = isType ? [[name, JSON.stringify(part)] as const] : [];
    return [...own, ...inlineTypes(name, part)];
  });
}

it('gives each path a shape of its own, whatever its parameters are called', () => {
  const shapes = Object.keys(document.paths).map((path) => path.replaceAll(/\{[^}]+\}/g, '{}'));
  expect(shapes.toSorted()).toEqual([...new Set(shapes)].toSorted());
});

it('names each word of an enum once, in one casing', () => {
  const enums: string[][] = [];
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'enum' && Array.isArray(value)) enums.push(value.map(String));
    return value;
  });
  const letters = enums.map((words) =>
    words.map((word) => word.replaceAll(/[^A-Za-z0-9]+/g, '').toUpperCase()),
  );
  expect(letters.filter((words) => new Set(words).size < words.length)).toEqual([]);
  expect(enums.length).toBeGreaterThan(50);
});

it('takes as another casing only a word that the enum has', () => {
  const strange: string[] = [];
  JSON.stringify(document, (_, value: { readonly 'x-aliases'?: string[]; readonly enum?: string[] }) => {
    const words = new Set(value?.enum?.map((word) => word.replaceAll('_', '').toUpperCase()));
    const aliases = value?.['x-aliases'] ?? [];
    strange.push(...aliases.filter((alias) => !words.has(alias.replaceAll('_', '').toUpperCase())));
    return value;
  });
  expect(strange).toEqual([]);
});

it('gives no two things the name that a generator would give both', () => {
  const names = Object.keys(schemas);
  expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(names.length);
  const known = new Map(names.map((name) => [name.toUpperCase(), JSON.stringify(schemas[name])]));
  const inline = [
    ...Object.entries(schemas).flatMap(([name, schema]) => inlineTypes(name, schema)),
    ...resolved.flatMap(({ operation, parameters }) =>
      parameters.flatMap(({ name, schema }) => {
        const owner = pascalCase(operation.operationId) + pascalCase(name);
        return [[owner, JSON.stringify(schema)] as const, ...inlineTypes(owner, schema)];
      }),
    ),
  ];
  const colliding = inline.filter(([name, text]) => {
    const other = known.get(name.toUpperCase());
    if (other === undefined) known.set(name.toUpperCase(), text);
    return other !== undefined && other !== text;
  });
  expect(colliding).toEqual([]);
});

it('gives no operation two parameters of one name', () => {
  for (const { operation, parameters } of resolved) {
    const names = parameters.map(({ name }) => pascalCase(name));
    expect([operation.operationId, new Set(names).size]).toEqual([operation.operationId, names.length]);
  }
});
