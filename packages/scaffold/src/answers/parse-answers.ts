import { AnswerReader, type Problem } from './answer-reader.ts';
import {
  ANSWERS_SCHEMA,
  type BotAnswers,
  CI_SYSTEMS,
  FLAVORS,
  LICENSES,
  PACKAGE_MANAGERS,
  REGIONS,
} from './bot-answers.ts';
import { checkBotName } from './check-bot-name.ts';
import { checkCiRoot } from './check-ci-root.ts';
import { checkDeadline } from './check-deadline.ts';
import { checkNamespace, checkSecretName } from './check-dns-name.ts';
import { checkImage } from './check-image.ts';
import { checkAuthor, checkDescription } from './check-text.ts';
import { DEFAULT_ANSWERS as DEFAULTS, PLACEHOLDER_REGISTRY } from './default-answers.ts';
import { parseFunctions } from './parse-functions.ts';

/** Answers that hold, or every problem at once. */
export type ParsedAnswers = { readonly answers: BotAnswers } | { readonly problems: readonly Problem[] };

/** The members of castai-bot.json, in the order they are written. */
export const ANSWER_FIELDS: readonly (keyof BotAnswers)[] = [
  ...([
    'schema',
    'flavor',
    'name',
    'description',
    'namespace',
    'image',
    'apiKeySecret',
    'imagePullSecret',
  ] as const),
  ...([
    'region',
    'deadlineSeconds',
    'license',
    'author',
    'ci',
    'ciRoot',
    'packageManager',
    'workspace',
    'functions',
  ] as const),
];

/**
 * Reads answers from flags, prompts or castai-bot.json: missing ones get their default, each is checked against
 * what it becomes. Blanks around the description and the author are dropped.
 */
export function parseAnswers(raw: unknown): ParsedAnswers {
  const problems: Problem[] = [];
  const reader = new AnswerReader(raw, { path: '', problems });
  reader.refuseUnknown(ANSWER_FIELDS);
  const flavor = reader.choice('flavor', { choices: FLAVORS, fallback: DEFAULTS.flavor });
  const common = readCommon(reader);
  const functions = parseFunctions(reader, { botName: common.name, flavor });
  return problems.length > 0 ? { problems } : { answers: { ...common, ...functions } };
}

function readCommon(reader: AnswerReader): Omit<BotAnswers, 'flavor' | 'functions'> {
  reader.number('schema', { check: checkSchema, fallback: ANSWERS_SCHEMA });
  const name = reader.text('name', { check: checkBotName });
  const { description, namespace, apiKeySecret, region, deadlineSeconds, license, author, ci } = DEFAULTS;
  return {
    schema: ANSWERS_SCHEMA,
    name,
    description: reader.text('description', { check: checkDescription, fallback: description }).trim(),
    namespace: reader.text('namespace', { check: checkNamespace, fallback: namespace }),
    image: reader.text('image', { check: checkImage, fallback: `${PLACEHOLDER_REGISTRY}/${name}` }),
    apiKeySecret: reader.text('apiKeySecret', { check: checkSecretName, fallback: apiKeySecret }),
    imagePullSecret: reader.textOrNull('imagePullSecret', { check: checkSecretName }),
    region: reader.choice('region', { choices: REGIONS, fallback: region }),
    deadlineSeconds: reader.number('deadlineSeconds', { check: checkDeadline, fallback: deadlineSeconds }),
    license: reader.choice('license', { choices: LICENSES, fallback: license }),
    author: reader.text('author', { check: checkAuthor, fallback: author }).trim(),
    ci: reader.choice('ci', { choices: CI_SYSTEMS, fallback: ci }),
    ...(reader.has('ciRoot') ? { ciRoot: reader.text('ciRoot', { check: checkCiRoot }) } : {}),
    packageManager: reader.choice('packageManager', {
      choices: PACKAGE_MANAGERS,
      fallback: DEFAULTS.packageManager,
    }),
    ...(reader.isSet('workspace') ? { workspace: true as const } : {}),
  };
}

function checkSchema(value: number): string | undefined {
  return value === ANSWERS_SCHEMA ? undefined : `this version reads schema ${ANSWERS_SCHEMA}`;
}
