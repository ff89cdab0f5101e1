import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CommandContext } from '../command.ts';
import { usageError } from '../errors.ts';
import { editJson, omit } from '../edit-repo/edit-json.ts';
import { readTextIfThere } from '../inspect/read-text.ts';
import { isRecord, readJson } from '../json-value.ts';
import type { Repo } from '../repo/find-repo.ts';
import { findBotCommand } from '../run/bot-command.ts';
import { describeBot, type DescribedFunction } from '../run/describe-bot.ts';
import { toCanonicalName } from '../run/function-name.ts';

const FOLDER = '.castai-bot/schemas';
const LOCAL_CONFIG = 'src/function_config.json';

/**
 * Writes a JSON Schema for the config of each function, and names it in `src/function_config.json`, for editors.
 * Returns what was written.
 */
export async function writeSchemas(
  { root, answers }: Repo,
  context: CommandContext,
): Promise<readonly string[]> {
  if (answers.flavor === 'bare-bones') throw usageError('Cannot write schemas: a script describes no inputs');
  const functions = await describeBot(await findBotCommand(root, answers, ''), { cwd: root, context });
  await mkdir(path.join(root, FOLDER), { recursive: true });
  const files = await Promise.all(
    functions.map(async (one) => {
      const file = `${FOLDER}/${one.name}.json`;
      await writeFile(path.join(root, file), `${JSON.stringify(toConfigSchema(one), undefined, 2)}\n`);
      return file;
    }),
  );
  const isNamed = await nameSchema(root, functions);
  return isNamed ? [...files, LOCAL_CONFIG] : files;
}

/** The blueprint's envelope around the inputs of one function. */
export function toConfigSchema({ name, description, inputs }: DescribedFunction): object {
  const { $schema, $defs, properties, ...rest } = inputs;
  const values = isRecord(properties) ? Object.entries(properties) : [];
  const isClosed = rest['additionalProperties'] === false;
  return {
    $schema: $schema ?? 'https://json-schema.org/draft/2020-12/schema',
    ...($defs === undefined ? {} : { $defs }),
    type: 'object',
    required: ['function'],
    properties: {
      $schema: { type: 'string' },
      function: {
        type: 'object',
        description,
        required: ['function_name'],
        properties: {
          function_name: { enum: [...new Set([name, name.replaceAll('-', '_')])] },
          inputs: {
            type: 'array',
            items:
              values.length > 0
                ? { anyOf: values.map(([input, value]) => pair({ name: { const: input }, value })) }
                : isClosed
                  ? false
                  : pair({}),
          },
          env_variables: { type: 'array', items: pair({ value: { type: ['string', 'number', 'boolean'] } }) },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  };
}

/** One item of a list of names and values. */
function pair(value: object): object {
  return {
    type: 'object',
    required: ['name', 'value'],
    properties: { name: { type: 'string' }, ...value },
    additionalProperties: false,
  };
}

/** Whether the config for a start from source now names the schema of its function. */
async function nameSchema(root: string, functions: readonly DescribedFunction[]): Promise<boolean> {
  const file = path.join(root, LOCAL_CONFIG);
  const text = await readTextIfThere(file);
  const config = text === undefined ? undefined : readJson(text);
  const envelope = isRecord(config) ? config['function'] : undefined;
  const named = toCanonicalName(String(isRecord(envelope) ? envelope['function_name'] : ''));
  if (text === undefined || functions.every(({ name }) => name !== named)) return false;
  const schema = `../${FOLDER}/${named}.json`;
  const edited = editJson(text, (document) => ({ $schema: schema, ...omit(document, '$schema') }));
  if (edited !== text) await writeFile(file, edited);
  return edited !== text;
}
