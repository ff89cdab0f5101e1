import { CliError } from '@castai-bot/cli';
import { checkFunctionName, DEFAULT_FUNCTION, type FunctionConfig } from '@castai-bot/scaffold';
import type { KnownAnswers } from '../question.ts';
import { chooseConfig } from './choose-config.ts';
import type { PythonFunction } from './python-source.ts';
import type { Workload } from './manifests.ts';
import { checkClone, readClone, readPythonFunctions } from './read-clone.ts';
import { templateOf } from './template-of.ts';
import { toAnswers } from './to-answers.ts';
import { toFunctionName } from './to-function-name.ts';

/** What is taken over from a clone of the Python blueprint. */
export interface Blueprint {
  readonly answers: KnownAnswers;
  /** Name of the CronJob, or of the Pod. */
  readonly workloadName: string | undefined;
  /** What is taken over of how its runs went; undefined without a CronJob or Pod. */
  readonly workload: Workload | undefined;
  /** In kebab-case; the config still has the name as it was. */
  readonly functionName: string;
  readonly config: FunctionConfig;
  /** Every function written in Python, wherever its port will be. */
  readonly pythonFunctions: readonly PythonFunction[];
  /** What was found and is not taken over, or differs. */
  readonly notes: readonly string[];
}

/**
 * Reads a clone of the Python blueprint. Files with secrets are not opened.
 * @throws CliError `BLUEPRINT_UNREADABLE`
 */
export async function readBlueprint(directory: string): Promise<Blueprint> {
  const notes: string[] = [];
  checkClone(directory);
  const clone = await readClone(directory, notes);
  const [workload] = clone.workloads;
  const config = chooseConfig(clone, { directory, notes });
  const functionName = toFunctionName(config.function.function_name);
  const problem = checkFunctionName(functionName);
  if (problem !== undefined) {
    throw new CliError(
      'BLUEPRINT_UNREADABLE',
      `Cannot take over the function ${JSON.stringify(config.function.function_name)}: ${problem}`,
    );
  }
  const template = templateOf(functionName) ?? DEFAULT_FUNCTION.template;
  return {
    answers: { ...toAnswers(clone, notes), flavor: 'typescript', template },
    workloadName: workload?.name,
    workload,
    functionName,
    config,
    pythonFunctions: await readPythonFunctions(directory),
    notes,
  };
}
