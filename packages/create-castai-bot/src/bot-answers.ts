import { usageError } from '@castai-bot/cli';
import { ANSWERS_SCHEMA, type BotAnswers, parseAnswers, type Problem } from '@castai-bot/scaffold';
import type { KnownAnswers } from './question.ts';

/**
 * The answers as castai-bot.json holds them.
 * @throws CliError `USAGE`: answers that do not go together
 */
export function toBotAnswers(
  answers: KnownAnswers,
  options: {
    readonly functionName?: string | undefined;
    readonly isMember?: boolean;
    readonly ciRoot?: string | undefined;
  } = {},
): BotAnswers {
  const { entry, template, timeZone, imagePullSecret, deadline, flavor } = answers;
  const schedule = answers.oneShot === 'yes' ? null : answers.schedule;
  const functions =
    flavor === 'bare-bones'
      ? { script: { entry, schedule, timeZone } }
      : { [options.functionName ?? String(template)]: { template, schedule, timeZone } };
  const parsed = parseAnswers({
    schema: ANSWERS_SCHEMA,
    flavor,
    name: answers.name,
    description: answers.description,
    namespace: answers.namespace,
    image: answers.image,
    apiKeySecret: answers.apiKeySecret,
    imagePullSecret: imagePullSecret === '' ? null : imagePullSecret,
    region: answers.region,
    deadlineSeconds: Number(deadline),
    license: answers.license,
    author: answers.author,
    ci: answers.ci,
    ...(options.ciRoot === undefined ? {} : { ciRoot: options.ciRoot }),
    packageManager: answers.packageManager,
    ...(options.isMember === true ? { workspace: true } : {}),
    functions,
  });
  if ('answers' in parsed) return parsed.answers;
  throw usageError(
    `Cannot use these answers:\n${parsed.problems.map(describe).join('\n')}`,
    'create-castai-bot --help',
  );
}

const describe = ({ field, value, message }: Problem): string =>
  `  ${field} ${JSON.stringify(value)}: ${message}`;
