import {
  checkDescription,
  checkFunctionName,
  checkImage,
  checkNewSchedule,
  DEFAULT_ANSWERS,
  DEFAULT_FUNCTION,
  FLAVORS,
  FUNCTION_TEMPLATES,
  functionTemplates,
  PLACEHOLDER_REGISTRY,
} from '@castai-bot/scaffold';
import { checkTimeZone, listTimeZones } from '@castai-bot/schedule';
import { checkNameToType, DEFAULT_NAME } from './bot-name.ts';
import type { KnownAnswers, Question } from './question.ts';

const isTypeScript = (known: KnownAnswers): boolean => known.flavor !== 'bare-bones';

const isScheduled = ({ oneShot }: KnownAnswers): boolean => oneShot !== 'yes';

/** The questions everybody is asked, in the order they are asked. */
export const firstQuestions: readonly Question[] = [
  {
    id: 'name',
    group: 'first',
    flag: '--name <name>',
    help: 'npm package, folder and first half of every Kubernetes name',
    message: 'What is the bot called?',
    form: { kind: 'text' },
    fallback: (_known, { suggestedName }) => suggestedName ?? DEFAULT_NAME,
    check: (value, known) => checkNameToType(value) ?? checkRoom(value, known),
  },
  {
    id: 'description',
    group: 'first',
    flag: '--description <text>',
    help: 'what the bot does, in one line',
    message: 'What does it do, in one line?',
    form: { kind: 'text' },
    fallback: () => DEFAULT_ANSWERS.description,
    check: checkDescription,
  },
  {
    id: 'flavor',
    group: 'first',
    flag: '--flavor <flavor>',
    help: 'what it is written in; bare-bones is a script in any language',
    message: 'What is it written in?',
    form: {
      kind: 'choice',
      choices: [
        { value: FLAVORS[0], label: 'TypeScript', hint: 'functions, typed config, CAST AI request services' },
        { value: FLAVORS[1], label: 'Bare-bones', hint: 'one script in any language' },
      ],
    },
    fallback: () => DEFAULT_ANSWERS.flavor,
  },
  {
    id: 'template',
    group: 'first',
    flag: '--template <template>',
    help: 'function a TypeScript bot begins with',
    message: 'Which function shall it begin with?',
    form: {
      kind: 'choice',
      choices: FUNCTION_TEMPLATES.map((value) => ({
        value,
        label: value,
        hint: functionTemplates[value].summary,
      })),
    },
    fallback: () => DEFAULT_FUNCTION.template,
    check: (value, known) => checkFunctionName(value, known.name),
    applies: isTypeScript,
  },
  {
    id: 'oneShot',
    group: 'first',
    flag: '--one-shot',
    help: 'no schedule: it runs only when told to, by run-now',
    message: 'Does it run only when told to?',
    form: { kind: 'yes-no' },
    fallback: () => 'no',
    isFlagOnly: true,
  },
  {
    id: 'timeZone',
    group: 'first',
    flag: '--time-zone <zone>',
    help: 'time zone of the schedule, an IANA name',
    message: 'In which time zone does it run?',
    form: { kind: 'search', values: listTimeZones },
    fallback: (_known, { timeZone }) => timeZone ?? DEFAULT_FUNCTION.timeZone,
    check: checkTimeZone,
    applies: isScheduled,
  },
  {
    id: 'schedule',
    group: 'first',
    flag: '--schedule <cron>',
    help: 'when it runs: five cron fields, @daily or @every 15m',
    message: 'When does it run? (minute, hour, day of month, month, day of week)',
    form: { kind: 'schedule' },
    fallback: () => DEFAULT_FUNCTION.schedule,
    check: checkNewSchedule,
    applies: isScheduled,
  },
  {
    id: 'image',
    group: 'first',
    flag: '--image <repository>',
    help: 'image repository to push to, without a tag',
    message: 'Which image repository is it pushed to?',
    form: { kind: 'text' },
    fallback: ({ name }) => `${PLACEHOLDER_REGISTRY}/${name}`,
    check: checkImage,
  },
];

/** A name of its own may be in order and still leave no room for the function that goes with it. */
function checkRoom(name: string, known: KnownAnswers): string | undefined {
  const { template = DEFAULT_FUNCTION.template } = known;
  if (!isTypeScript(known) || checkFunctionName(template, name) === undefined) return undefined;
  return `leaves no room for ${template} in <bot>-<function>, which names a CronJob: wanted a shorter one`;
}
