import { describe, expect, test } from 'vitest';
import { addExport, removeExport } from './edit-index.ts';

const A = "export { rotateNodes } from './rotate-nodes.ts';\n";
const B = "export { greet } from './greet.ts';\n";

describe('addExport', () => {
  test('addExport() adds one line at the end, and nothing else', () => {
    expect(addExport('', 'greet')).toBe(B);
    expect(addExport(A, 'greet')).toBe(A + B);
    expect(addExport(`// mine\n${A.trimEnd()}`, 'greet')).toBe(`// mine\n${A}${B}`);
  });

  test.each([
    [`${A}export const x = 1;\n`, 'src/functions/index.ts:2: it is more than a list of exports'],
    ['export default {};', 'src/functions/index.ts:1: it is more'],
    ["export { other as greet } from './other.ts';\n", 'index.ts:1 exports greet from "./other.ts" already'],
  ])('addExport() leaves %j alone', (text, message) => {
    expect(() => addExport(text, 'greet')).toThrow(message);
  });
});

describe('removeExport', () => {
  test('removeExport() is the inverse of addExport()', () => {
    for (const text of [A, `// mine\n${A}`, `${A}\n\n`]) {
      expect(removeExport(addExport(text, 'greet'), 'greet')).toBe(text);
    }
    expect(removeExport(A + B, 'rotate-nodes')).toBe(B);
    expect(removeExport(A, 'greet')).toBe(A);
  });

  test.each([
    // A name of the same letters, behind an alias or as a type.
    ["export { greet as hello } from './hello.ts';\n", B],
    ["export { type greet, hello } from './hello.ts';\n", B],
    ["// export { greet } from './old.ts';\n", B],
    ["/*\nexport { greet } from './old.ts';\n*/\n", B],
    ["export { greetAll } from './greet-all.ts';\n", B],
    [A, "export {\n  greet,\n} from './greet.ts'; // mine\n"],
    [A, 'export {greet}from "./greet.ts"'],
    [A, "export { hello as greet } from './hello.ts';\n"],
  ])('removeExport() takes the line that exports the name, beside %j', (others, line) => {
    expect(removeExport(others + line, 'greet')).toBe(others);
    expect(removeExport(line.replace(/\n?$/, '\n') + others, 'greet')).toBe(others);
  });

  test('removeExport() leaves comments whole that begin or end on the line', () => {
    const [head, tail] = ['/* two\n lines */ ', ' /* two\n lines */\n'];
    expect(removeExport(`${head}${B}${A}`, 'greet')).toBe(`${head}\n${A}`);
    expect(removeExport(`${A}${B.trimEnd()}${tail}`, 'greet')).toBe(`${A}${tail}`);
  });

  test('removeExport() leaves a line that exports more to the person', () => {
    const text = "export { greet, farewell } from './words.ts';\n";
    expect(() => removeExport(text, 'greet')).toThrow('it is more than a list of exports');
    expect(() => removeExport(`${A.trimEnd()} ${B}`, 'greet')).toThrow('it is more than a list of exports');
    expect(() => removeExport(`${A}const x = 1;`, 'greet')).toThrow('index.ts:2');
  });
});
