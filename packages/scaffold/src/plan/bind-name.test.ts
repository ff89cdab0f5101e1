import { describe, expect, test } from 'vitest';
import { bindingOf } from '../render/binding.ts';
import { bindName } from './bind-name.ts';

const source = (name: string): string =>
  `import { defineFunction } from 'x';\n\nexport const ${bindingOf(name)} = defineFunction({ run: () => post() });\n\nfunction post() {}\n`;
const using = (name: string): string =>
  `import { call } from 'x';\nimport { ${bindingOf(name)} } from './${name}.ts';\n\nconst { lines } = call(${bindingOf(name)});\n`;

describe('bindName', () => {
  test('bindName() writes a name that nothing else has as it is', () => {
    expect(bindName(source('rotate-nodes'), 'rotate-nodes')).toContain(
      'export const rotateNodes = defineFunction(',
    );
    expect(bindName(using('rotate-nodes'), 'rotate-nodes')).toContain(
      "import { rotateNodes } from './rotate-nodes.ts';\n\nconst { lines } = call(rotateNodes);",
    );
  });

  test.each(['post', 'define-function', 'function'])('bindName() exports %s under its name alone', (name) => {
    const text = bindName(source(name), name);
    const exported = name === 'define-function' ? 'defineFunction' : name;
    expect(text).toContain(`\nconst ${exported}Function = defineFunction(`);
    expect(text).toMatch(new RegExp(`\\nexport \\{ ${exported}Function as ${exported} \\};\\n$`));
  });

  test('bindName() calls a function otherwise where the file has a variable of its name', () => {
    expect(bindName(using('lines'), 'lines')).toBe(
      "import { call } from 'x';\nimport { lines as linesFunction } from './lines.ts';\n\nconst { lines } = call(linesFunction);\n",
    );
    expect(bindName(`${using('lines')}const linesFunction = 1;\n`, 'lines')).toContain(
      'as linesFunctionFunction }',
    );
  });
});
