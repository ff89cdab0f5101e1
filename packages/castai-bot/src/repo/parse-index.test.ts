import { describe, expect, test } from 'vitest';
import { parseIndex } from './parse-index.ts';

describe('parseIndex', () => {
  test('parseIndex() reads export lines, with comments and in any form', () => {
    const text = `// functions of the bot
export { a } from './a.ts';

/* two
   lines */ export {
  b as c, // not 'x'
  type D,
  default as e,
} from "./b.ts"
export {f} from './f.ts'; export { g } from './g.ts';
`;
    const clean = text.replace(" // not 'x'", '');
    const { exports, firstOtherLine } = parseIndex(clean);
    const found = exports.map(({ end, start, ...rest }) => ({ ...rest, text: clean.slice(start, end) }));
    const two = 'export {\n  b as c,\n  type D,\n  default as e,\n} from "./b.ts"';
    expect(found).toEqual([
      { name: 'a', from: './a.ts', line: 2, text: "export { a } from './a.ts';" },
      { name: 'c', from: './b.ts', line: 5, text: two },
      { name: 'e', from: './b.ts', line: 5, text: two },
      { name: 'f', from: './f.ts', line: 10, text: "export {f} from './f.ts';" },
      { name: 'g', from: './g.ts', line: 10, text: "export { g } from './g.ts';" },
    ]);
    expect(firstOtherLine).toBeUndefined();
    expect(parseIndex('')).toEqual({ exports: [], firstOtherLine: undefined });
    expect(parseIndex("export { a } from './a.ts'")).toMatchObject({ exports: [{ name: 'a' }] });
  });

  test.each([
    ["export { a } from './a.ts';\nexport const b = 1;", 2],
    ["import { a } from './a.ts';\nexport default { a };", 1],
    ["export * from './a.ts';", 1],
    ['export { a }\n', 1],
    ['/* never closed', 1],
  ])('parseIndex() names the line of what it does not know in %j', (text, line) => {
    expect(parseIndex(text).firstOtherLine).toBe(line);
  });
});
