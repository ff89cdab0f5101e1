import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { checkFunctionName } from './check-function-name.ts';
import { toExportName } from './export-name.ts';

describe('checkFunctionName', () => {
  test.each([
    'example',
    'rotate-nodes',
    'a',
    'yes',
    'v2',
    'plan-b',
    'a-bc-d',
    'of',
    'async',
    'get',
    'test',
    'define-function',
    'x'.repeat(50),
  ])('checkFunctionName() accepts %j', (name) => {
    expect(checkFunctionName(name)).toBeUndefined();
  });

  test.each([
    ['', /wanted words/],
    ['Rotate', /wanted words/],
    ['rotate_nodes', /wanted words/],
    ['rotateNodes', /wanted words/],
    ['rotate--nodes', /wanted words/],
    ['rotate-2', /each beginning with a letter/],
    ['1e3', /each beginning with a letter/],
    ['../x', /wanted words/],
    ['a/b', /wanted words/],
    ['x\n', /wanted words/],
    ["x'", /wanted words/],
    ['__proto__', /wanted words/],
    ['null', /reserved word/],
    ['default', /reserved word/],
    ['class', /reserved word/],
    ['await', /reserved word/],
    ['eval', /reserved word/],
    ['constructor', /every object has a member constructor/],
    ['to-string', /every object has a member toString/],
    ['index', /src\/functions\/index\.ts/],
    ['then', /look like a promise/],
    ['aux', /Windows reserves/],
    ['com3', /Windows reserves/],
    ['a-b-c', /two words of one letter/],
    ['x'.repeat(51), /51 characters, wanted at most 50/],
  ])('checkFunctionName() refuses %j', (name, problem) => {
    expect(checkFunctionName(name)).toMatch(problem);
  });

  test('checkFunctionName() counts the name of the bot, which a CronJob has too', () => {
    expect(checkFunctionName('x'.repeat(41), 'my-bot-name')).toBe(
      '41 characters, wanted at most 40, since my-bot-name-<function> names a CronJob',
    );
    expect(checkFunctionName('x'.repeat(40), 'my-bot-name')).toBeUndefined();
  });

  test('checkFunctionName() lets through only names that their export leads back to', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z][a-z0-9]{0,3}){0,4}$/);
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(checkFunctionName(name) === undefined);
        expect(toKebab(toExportName(name))).toBe(name);
      }),
    );
  });
});

/** As the runtime makes a function's name of its export, written here once more so that both cannot be wrong alike. */
function toKebab(exportName: string): string {
  return exportName
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
