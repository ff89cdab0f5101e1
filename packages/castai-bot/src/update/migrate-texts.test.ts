import { ANSWERS_SCHEMA } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { findSteps, migrateTexts } from './migrate-texts.ts';
import { type Migration, migrations as everyMigration } from './migrations.ts';

const rename: Migration = {
  schema: 2,
  summary: 'region is now called location',
  change: (texts) => new Map([[ANSWERS_FILE, (texts.get(ANSWERS_FILE) ?? '').replace('region', 'location')]]),
};
const upgrade: Migration = {
  schema: 3,
  summary: 'inputs are an object',
  change: (texts) =>
    new Map(
      [...texts].flatMap(([file, text]) =>
        file === ANSWERS_FILE ? [] : [[file, text.replace('[]', '{}')] as const],
      ),
    ),
};
const options = { migrations: [rename, upgrade], target: 3 };
const texts = new Map([
  [ANSWERS_FILE, '{\n    "schema": 1,\n    "region": "eu"\n}\n'],
  ['k8s/a.configmap.yaml', 'inputs: [] # mine\n'],
  ['src/function_config.json', '{}'],
]);

describe('migrations', () => {
  test('migrations lead from the first schema to the one that castai-bot reads, without a gap', () => {
    const schemas = everyMigration.map(({ schema }) => schema);
    expect(schemas).toEqual(Array.from({ length: ANSWERS_SCHEMA - 1 }, (_, index) => index + 2));
  });
});

describe('findSteps', () => {
  test('findSteps() finds those between a text and what is wanted', () => {
    const find = (schema: unknown): readonly Migration[] => findSteps(JSON.stringify({ schema }), options);
    expect(find(1)).toEqual([rename, upgrade]);
    expect(find(2)).toEqual([upgrade]);
    expect(find(3)).toEqual([]);
    expect(findSteps('{}', options)).toEqual([rename, upgrade]);
    expect(findSteps('not JSON', options)).toEqual([]);
    expect(find('2')).toEqual([]);
  });

  test('findSteps() refuses what is newer, and what no step leads away from', () => {
    expect(() => findSteps('{"schema": 4}', options)).toThrow(
      'found schema 4, and this castai-bot is too old for it: it reads 3 and below',
    );
    expect(() => findSteps('{"schema": 0}', options)).toThrow('found schema 0, from which no way leads to 3');
    expect(() => findSteps('{"schema": 1}', { migrations: [upgrade], target: 3 })).toThrow(
      'no way leads to 3',
    );
  });
});

describe('migrateTexts', () => {
  test('migrateTexts() takes the steps in order and writes the schema, every other byte as it was', () => {
    const migrated = migrateTexts(texts, [rename, upgrade]);
    expect(Object.fromEntries(migrated.texts)).toEqual({
      [ANSWERS_FILE]: '{\n    "schema": 3,\n    "location": "eu"\n}\n',
      'k8s/a.configmap.yaml': 'inputs: {} # mine\n',
      'src/function_config.json': '{}',
    });
    expect(migrated.summaries).toEqual(['region is now called location', 'inputs are an object']);
  });

  test('migrateTexts() changes nothing without a step', () => {
    expect(migrateTexts(texts, [])).toEqual({ texts, summaries: [] });
  });
});
