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
import { checkLeftOut } from './check-left-out.ts';
import { checkAuthor, checkDescription } from './check-text.ts';
import { DEFAULT_ANSWERS as DEFAULTS, PLACEHOLDER_REGISTRY } from './default-answers.ts';
import { SETTING_FIELDS } from './entry-settings.ts';
import { findCollisions } from './find-collisions.ts';
import { parseFunctions } from './parse-functions.ts';
import { readSettings } from './read-settings.ts';

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
    'leftOut',
  ] as const),
  ...SETTING_FIELDS,
  'functions',
];

/** What schema 1 did not have. */
const NEWER_FIELDS: readonly string[] = ['ciRoot', 'leftOut', ...SETTING_FIELDS];

/**
 * Reads answers from flags, prompts or castai-bot.json: missing ones get their default, each is checked against
 * what it becomes. Blanks around the description and the author are dropped.
 */
export function parseAnswers(raw: unknown): ParsedAnswers {
  const problems: Problem[] = [];
  const reader = new AnswerReader(raw, { path: '', problems });
  const schema = reader.number('schema', { check: checkSchema, fallback: ANSWERS_SCHEMA });
  // What a newer schema means by the rest, nobody here knows.
  if (schema > ANSWERS_SCHEMA) return { problems };
  const newer: readonly string[] = schema === 1 ? NEWER_FIELDS : [];
  reader.refuseUnknown(
    ANSWER_FIELDS.filter((field) => !newer.includes(field)),
    newer,
  );
  const flavor = reader.choice('flavor', { choices: FLAVORS, fallback: DEFAULTS.flavor });
  const common = readCommon(reader, schema === 1 ? 1 : ANSWERS_SCHEMA);
  const functions = parseFunctions(reader, { botName: common.name, schema, flavor });
  if (problems.length > 0) return { problems };
  // A template may bring what only a newer schema has a member for.
  const keepsState = Object.values(functions.functions).some(({ state }) => state !== undefined);
  const answers = { ...common, ...functions, schema: keepsState ? ANSWERS_SCHEMA : common.schema };
  const collisions = findCollisions(answers);
  return collisions.length > 0 ? { problems: collisions } : { answers };
}

function readCommon(
  reader: AnswerReader,
  schema: BotAnswers['schema'],
): Omit<BotAnswers, 'flavor' | 'functions'> {
  const name = reader.text('name', { check: checkBotName });
  const { description, namespace, apiKeySecret, region, deadlineSeconds, license, author, ci } = DEFAULTS;
  return {
    schema,
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
    ...(reader.has('leftOut') ? { leftOut: reader.texts('leftOut', { check: checkLeftOut }) } : {}),
    ...readSettings(reader),
  };
}

function checkSchema(value: number): string | undefined {
  if (value > ANSWERS_SCHEMA && Number.isInteger(value))
    return `this castai-bot is too old for it: it reads schema ${ANSWERS_SCHEMA} and below`;
  return value === 1 || value === ANSWERS_SCHEMA
    ? undefined
    : `this version reads schema 1 and ${ANSWERS_SCHEMA}`;
}
