import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import type { MergedText } from './keep-line-breaks.ts';
import { mergePackageJson } from './merge-package-json.ts';

const BASE = `{
  "name": "my-bot",
  "type": "module",
  "engines": {
    "node": ">=22.21"
  },
  "scripts": {
    "dev": "castai-bot run --simulate",
    "test": "node --test"
  },
  "dependencies": {
    "@castai-bot/runtime": "1.0.0",
    "zod": "4.6.7"
  },
  "devDependencies": {
    "castai-bot": "1.0.0",
    "typescript": "7.0.2"
  },
  "allowScripts": {
    "esbuild": true
  }
}
`;
const NEXT = BASE.replaceAll('"1.0.0"', '"2.0.0"').replace('7.0.2', '7.1.0');
const labels = { yours: 'yours', theirs: 'castai-bot 2.0.0' };

function merge(yours: string, theirs = NEXT, base = BASE): MergedText {
  return mergePackageJson({ base, yours, theirs }, labels);
}

function parse(text: string): { readonly scripts: object } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of the texts above
  return JSON.parse(text) as { scripts: object };
}

describe('mergePackageJson', () => {
  test('mergePackageJson() moves our versions and leaves every other byte', () => {
    const yours = BASE.replace('"name": "my-bot"', '"name":   "mine", "version": "3.1.4"')
      .replace('    "zod": "4.6.7"', '    "lodash":  "^4.17.21",\n    "zod": "4.6.7"')
      .replace('"test": "node --test"', '"test": "node --test",\n    "lint": "eslint ."')
      .replace('\n}\n', ',\n  "eslintConfig": { "root":true }\n}');
    const { text, conflicts, kept } = merge(yours);
    expect(text).toBe(yours.replaceAll('"1.0.0"', '"2.0.0"').replace('7.0.2', '7.1.0'));
    expect({ conflicts, kept }).toEqual({ conflicts: [], kept: [] });
  });

  test('mergePackageJson() follows the templates in everything where it is unedited', () => {
    const theirs = NEXT.replace('my-bot', 'your-bot');
    expect(merge(BASE, theirs).text).toBe(theirs);
    const windows = BASE.replaceAll('\n', '\r\n');
    expect(merge(windows, theirs).text).toBe(theirs.replaceAll('\n', '\r\n'));
  });

  test('mergePackageJson() adds, removes and changes members', () => {
    const theirs = NEXT.replace('"test": "node --test"', '"test": "node --test",\n    "check": "tsc"')
      .replace(',\n  "allowScripts": {\n    "esbuild": true\n  }', ',\n  "trustedDependencies": ["esbuild"]')
      .replace('>=22.21', '>=24');
    const yours = BASE.replace('"dev"', '"mine": "1",\n    "dev"');
    const { text, conflicts } = merge(yours, theirs);
    expect(conflicts).toEqual([]);
    expect(JSON.parse(text)).toEqual({
      ...parse(theirs),
      scripts: { mine: '1', dev: 'castai-bot run --simulate', test: 'node --test', check: 'tsc' },
      allowScripts: {},
    });
    expect(text).toContain('"test": "node --test",\n    "check": "tsc"\n  },');
    expect(text).toContain('  "trustedDependencies": [\n    "esbuild"\n  ]');
  });

  test('mergePackageJson() makes a section that is missing', () => {
    const theirs = BASE.replace('"scripts"', '"optionalDependencies": { "a": "1.0.0" },\n  "scripts"');
    const { text } = merge(BASE.replace('"my-bot"', '"mine"'), theirs);
    expect(text).toContain('"esbuild": true\n  },\n  "optionalDependencies": {\n    "a": "1.0.0"\n  }\n}');
  });

  test('mergePackageJson() marks a script that both changed, as lines of their own', () => {
    const yours = BASE.replace('node --test', 'vitest').replace('my-bot', 'mine');
    const { text, conflicts } = merge(yours, NEXT.replace('node --test', 'node --test src'));
    expect(text).toContain(
      '  "scripts": {\n    "dev": "castai-bot run --simulate",\n' +
        '<<<<<<< yours\n    "test": "vitest"\n=======\n    "test": "node --test src"\n>>>>>>> castai-bot 2.0.0\n  },',
    );
    expect(conflicts).toEqual([9]);
    expect(text).toContain('"@castai-bot/runtime": "2.0.0"');
  });

  test('mergePackageJson() cannot mark what shares its line: yours stays, and is named', () => {
    const yours = JSON.stringify(JSON.parse(BASE.replace('node --test', 'vitest')));
    const { text, conflicts, kept } = merge(yours, NEXT.replace('node --test', 'node --test src'));
    expect(JSON.parse(text)).toMatchObject({
      scripts: { test: 'vitest' },
      devDependencies: { 'castai-bot': '2.0.0' },
    });
    expect({ conflicts, kept }).toEqual({
      conflicts: [],
      kept: ['scripts.test stays as it is: castai-bot 2.0.0 has "node --test src"'],
    });
  });

  test('mergePackageJson() keeps a version you chose, but not one of ours', () => {
    const yours = BASE.replace('"4.6.7"', '"^4.9.0"')
      .replace('"7.0.2"', '"7.0.9"')
      .replace('"castai-bot": "1.0.0"', '"castai-bot": "^2.0.0"');
    const { text, kept } = merge(yours);
    expect(JSON.parse(text)).toMatchObject({
      dependencies: { '@castai-bot/runtime': '2.0.0', zod: '^4.9.0' },
      devDependencies: { 'castai-bot': '2.0.0', typescript: '7.0.9' },
    });
    expect(kept).toEqual(['devDependencies.typescript stays "7.0.9": castai-bot is made for "7.1.0"']);
    const forked = BASE.replace('"castai-bot": "1.0.0"', '"castai-bot": "file:../castai-bot.tgz"');
    expect(merge(forked).kept).toEqual([
      'devDependencies.castai-bot stays "file:../castai-bot.tgz": castai-bot is made for "2.0.0"',
    ]);
  });

  test('mergePackageJson() finds a dependency that you have moved, and leaves one that you have dropped', () => {
    const yours = BASE.replace(',\n    "typescript": "7.0.2"', '').replace(
      '"zod": "4.6.7"',
      '"typescript": "7.0.2"',
    );
    expect(JSON.parse(merge(yours, NEXT.replace('4.6.7', '4.7.0')).text)).toMatchObject({
      dependencies: { '@castai-bot/runtime': '2.0.0', typescript: '7.1.0' },
      devDependencies: { 'castai-bot': '2.0.0' },
    });
  });

  test('mergePackageJson() treats a broken file as lines', () => {
    const { text, conflicts } = merge(BASE.replace('"type": "module",', '"type": "module"'));
    expect(text).toBe(NEXT.replace('"type": "module",', '"type": "module"'));
    expect(conflicts).toEqual([]);
  });

  test('mergePackageJson() gives JSON whose own members follow the templates, whatever else is in it', () => {
    const key = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== '__proto__');
    // As JSON has it: there a negative zero is a zero.
    const value = fc.jsonValue({ maxDepth: 2 }).map((some): unknown => JSON.parse(JSON.stringify(some)));
    const more = fc.dictionary(key, value, { maxKeys: 4 });
    const indent = fc.constantFrom(0, 2, 4, '\t');
    fc.assert(
      fc.property(more, more, indent, (fields, scripts, space) => {
        const document = parse(BASE);
        const yours = { ...fields, ...document, scripts: { ...scripts, ...document.scripts } };
        const theirs = NEXT.replace('"test": "node --test"', '"test": "node --test",\n    "check it": "tsc"');
        const next = parse(theirs);
        const { text } = merge(JSON.stringify(yours, undefined, space), theirs);
        const wanted = { ...fields, ...next, scripts: { 'check it': 'tsc', ...scripts, ...next.scripts } };
        if (!Object.hasOwn(scripts, 'check it')) expect(JSON.parse(text)).toEqual(wanted);
      }),
    );
  });
});
