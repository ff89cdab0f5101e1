import type { PlannedFile } from '@castai-bot/scaffold';
import { keepBehaviour } from './keep-behaviour.ts';
import type { PythonFunction } from './python-source.ts';
import type { Blueprint } from './read-blueprint.ts';
import { templateOf } from './template-of.ts';
import { toFunctionName } from './to-function-name.ts';
import { unportedSource, unportedTest } from './unported-function.ts';

/** A Python function, and how far its port is. */
export interface Port extends PythonFunction {
  /** What is there already, or where it belongs. */
  readonly state: string;
}

/** The plan, with manifests that run as the blueprint's did, and a function to be ported where no template does what the Python function did. */
export function takeOver(files: readonly PlannedFile[], blueprint: Blueprint): readonly PlannedFile[] {
  const { functionName: name, config, workload } = blueprint;
  const planned = workload ? keepBehaviour(files, { functionName: name, facts: workload.facts }) : files;
  if (templateOf(name) !== undefined) return planned;
  const python = blueprint.pythonFunctions.find((found) => found.name === config.function.function_name);
  const texts = new Map([
    [`src/functions/${name}.ts`, unportedSource({ name, config, python })],
    [`src/functions/${name}.test.ts`, unportedTest({ name, config, python })],
  ]);
  return planned.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
}

/** Every Python function, with what remains to be done. */
export function listPorts(blueprint: Blueprint): readonly Port[] {
  return blueprint.pythonFunctions.map((python) => {
    const name = toFunctionName(python.name);
    const template = templateOf(name);
    const target = `src/functions/${name}.ts`;
    const isTaken = name === blueprint.functionName;
    const addition = `castai-bot add-function ${name}`;
    if (template === undefined) {
      return { ...python, state: isTaken ? `port it into ${target}` : `${addition}, then port it` };
    }
    const state = isTaken
      ? `is done, in ${target}`
      : `came with the blueprint; ${addition} --template ${template} writes it in TypeScript`;
    return { ...python, state };
  });
}
