import path from 'node:path';
import { type CommandContext, isRecord, readJson, usageError } from '@castai-bot/cli';
import { applyChanges } from '../repo/apply-changes.ts';
import { editJson, omit } from '../edit-repo/edit-json.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { foreignFile } from '../edit-repo/replace-file.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import type { Repo } from '../repo/find-repo.ts';
import { findBotCommand } from '../run/bot-command.ts';
import { describeBot, type DescribedFunction } from '../run/describe-bot.ts';
import { toCanonicalName } from '../repo/function-name.ts';

const WRITTEN_BY = 'Written by castai-bot validate --write-schemas';
const FOLDER = '.castai-bot/schemas';
const LOCAL_CONFIG = 'src/function_config.json';

/**
 * Writes a JSON Schema for the config of each function, and names it in `src/function_config.json`, for editors: all
 * of it or nothing. Returns what was written.
 * @throws CliError FOREIGN_FILE
 */
export async function writeSchemas(
  { root, answers }: Repo,
  context: CommandContext,
  { isForced }: { readonly isForced: boolean },
): Promise<readonly string[]> {
  if (answers.flavor === 'bare-bones') throw usageError('Cannot write schemas: a script describes no inputs');
  const functions = await describeBot(await findBotCommand(root, answers, ''), { cwd: root, context });
  const schemas = await Promise.all(functions.map((one) => planSchema(root, one, { isForced })));
  const changes = [...schemas, await planName(root, functions)].filter((change) => change !== undefined);
  await applyChanges(changes, { root, signal: context.signal });
  return changes.map((change) => change.path);
}

async function planSchema(
  root: string,
  described: DescribedFunction,
  { isForced }: { readonly isForced: boolean },
): Promise<RepoChange | undefined> {
  const file = `${FOLDER}/${described.name}.json`;
  const text = `${JSON.stringify(toConfigSchema(described), undefined, 2)}\n`;
  const before = await readTextIfThere(path.join(root, file));
  if (before === undefined) return { kind: 'create', path: file, text };
  if (before !== text && !isForced && !isOurs(before)) throw foreignFile(file);
  return before === text ? undefined : { kind: 'edit', path: file, before, after: text };
}

function isOurs(text: string): boolean {
  const schema = readJson(text);
  return isRecord(schema) && schema['$comment'] === WRITTEN_BY;
}

/** The blueprint's envelope around the inputs of one function. */
export function toConfigSchema({ name, description, inputs }: DescribedFunction): object {
  const { $schema, $defs, properties, ...rest } = inputs;
  const values = isRecord(properties) ? Object.entries(properties) : [];
  const isClosed = rest['additionalProperties'] === false;
  return {
    $schema: $schema ?? 'https://json-schema.org/draft/2020-12/schema',
    $comment: WRITTEN_BY,
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

/** The config for a start from source names the schema of its function. */
async function planName(
  root: string,
  functions: readonly DescribedFunction[],
): Promise<RepoChange | undefined> {
  const before = await readTextIfThere(path.join(root, LOCAL_CONFIG));
  const config = before === undefined ? undefined : readJson(before);
  const envelope = isRecord(config) ? config['function'] : undefined;
  const named = toCanonicalName(String(isRecord(envelope) ? envelope['function_name'] : ''));
  if (before === undefined || functions.every(({ name }) => name !== named)) return undefined;
  const schema = `../${FOLDER}/${named}.json`;
  const after = editJson(before, (document) => ({ $schema: schema, ...omit(document, '$schema') }));
  return after === before ? undefined : { kind: 'edit', path: LOCAL_CONFIG, before, after };
}
