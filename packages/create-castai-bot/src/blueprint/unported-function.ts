import { bindingOf, bindName, type FunctionConfig, type NamedValue } from '@castai-bot/scaffold';
import type { PythonFunction } from './python-source.ts';

/** A function that is there, takes its config, and says that it is still to be written. */
export interface UnportedFunction {
  /** In kebab-case. */
  readonly name: string;
  readonly config: FunctionConfig;
  /** Where it is written in Python, if it was found. */
  readonly python: PythonFunction | undefined;
}

/** The text of `src/functions/<name>.ts`. It fails: a job that does nothing must not look well. */
export function unportedSource({ name, config, python }: UnportedFunction): string {
  const { function_name: pythonName, inputs } = config.function;
  const where = python === undefined ? 'the Python bot' : `${python.file}, line ${python.line}`;
  const fields = inputs.map((input) => `    ${toKey(input.name)}: ${toSchema(input.value)},`);
  const lines = [
    "import { defineFunction } from '@castai-bot/runtime';",
    "import * as z from 'zod';",
    '',
    `export const ${bindingOf(name)} = defineFunction({`,
    `  description: ${toText(`${pythonName} of ${where}, still to be ported`)},`,
    ...(fields.length === 0 ? ['  inputs: z.object({}),'] : ['  inputs: z.object({', ...fields, '  }),']),
    '  run: async () => {',
    `    throw new Error(${toText(`Cannot run ${name}: ${pythonName} is still to be ported from ${where}`)});`,
    '  },',
    '});',
    '',
  ];
  return bindName(lines.join('\n'), name);
}

/** The text of `src/functions/<name>.test.ts`: the config that the cluster has is understood. */
export function unportedTest({ name, config }: UnportedFunction): string {
  const fields = config.function.inputs.map((input) => `  ${toKey(input.name)}: ${toText(input.value)},`);
  const lines = [
    "import assert from 'node:assert/strict';",
    "import test from 'node:test';",
    `import { ${bindingOf(name)} } from './${name}.ts';`,
    '',
    `test('${name} takes the inputs of its ConfigMap', () => {`,
    ...(fields.length === 0
      ? ['  const inputs = {};']
      : ['  const inputs = {', ...fields.map((line) => `  ${line}`), '  };']),
    `  assert.deepEqual(${bindingOf(name)}.inputs.parse(inputs), inputs);`,
    '});',
    '',
  ];
  return bindName(lines.join('\n'), name);
}

/** A value as TypeScript has it. */
const toText = (value: unknown): string => JSON.stringify(value);

/** A computed key where a plain one would not be a member: `__proto__` sets the prototype. */
function toKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : toText(name);
}

function toSchema(value: NamedValue['value']): string {
  const kinds: Readonly<Record<string, string>> = {
    string: 'z.string()',
    number: 'z.number()',
    boolean: 'z.boolean()',
  };
  return kinds[typeof value] ?? 'z.unknown()';
}
