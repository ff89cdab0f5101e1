import path from 'node:path';
import { toShellWord } from '@castai-bot/cli';
import {
  addScheduleCommands,
  type BotAnswers,
  packageCommands,
  PLACEHOLDER_REGISTRY,
} from '@castai-bot/scaffold';
import { type Checkout, installFromCheckout } from './checkout.ts';
import type { NextStep } from './outcome.ts';
import type { StepResult } from './step.ts';

/** What to type after the bot is made: what failed first, then the way to the cluster. */
export function nextSteps(options: {
  readonly answers: BotAnswers;
  readonly directory: string;
  readonly cwd: string;
  readonly steps: readonly StepResult[];
  readonly checkout?: Checkout | undefined;
}): readonly NextStep[] {
  const { answers, directory, cwd, steps, checkout } = options;
  const { install, run, cli } = packageCommands(answers.packageManager);
  const [[functionName, { schedule }] = ['it', { schedule: null }]] = Object.entries(answers.functions);
  const installing = steps.find(({ step }) => step === 'install');
  const leftOver = steps.flatMap(({ step, command }) =>
    command === undefined || step === 'install' ? [] : [{ command, why: 'is what is left of the git step' }],
  );
  const isPlaceholder = answers.image.startsWith(PLACEHOLDER_REGISTRY);
  return [
    ...(directory === cwd ? [] : [{ command: `cd ${toShellWord(shortest(directory, cwd))}` }]),
    ...(installing?.status === 'done'
      ? []
      : checkout === undefined || answers.workspace
        ? [{ command: installing?.command ?? install, why: 'installs its dependencies' }]
        : installFromCheckout(checkout)),
    ...leftOver,
    ...addScheduleCommands(answers, functionName).map((words) => ({
      command: `${cli} ${words.map(toShellWord).join(' ')}`,
      why: 'lets it run at its other times too',
    })),
    {
      command: `${run} dev`,
      why: `runs ${functionName} against a built-in CAST AI simulator, no key needed`,
    },
    {
      command: `${cli} build-and-push`,
      why: isPlaceholder
        ? `builds the image and pushes it; first put your repository in place of ${answers.image} in castai-bot.json`
        : `builds the image and pushes it to ${answers.image}`,
    },
    {
      command: `${cli} secret set`,
      why: `asks for the API key and puts it into the Secret ${answers.apiKeySecret}, unless the cluster has it already`,
    },
    ...(schedule === null
      ? [
          {
            command: `${cli} deploy`,
            why: `brings it into the namespace ${answers.namespace} of the cluster`,
          },
          { command: `${cli} run-now ${functionName}`, why: 'runs it there, once' },
        ]
      : [
          {
            command: `${cli} deploy`,
            why: `schedules it in the cluster, in the namespace ${answers.namespace}`,
          },
        ]),
  ];
}

/** Relative below the present directory, absolute elsewhere. */
function shortest(directory: string, cwd: string): string {
  const relative = path.relative(cwd, directory);
  return relative.startsWith('..') || path.isAbsolute(relative)
    ? directory
    : relative.replaceAll(path.sep, '/');
}
