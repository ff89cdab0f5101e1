import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { editJson } from '../edit-repo/edit-json.ts';
import { refuseNewerSchema } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import type { Migration } from './migrations.ts';

/** A bot whose castai-bot.json names none. */
const FIRST_SCHEMA = 1;

export interface MigrateOptions {
  readonly migrations: readonly Migration[];
  /** The schema that is wanted. */
  readonly target: number;
}

export interface MigratedTexts {
  /** All of them, changed or not. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of each step that was taken. */
  readonly summaries: readonly string[];
}

/** The steps that a text of castai-bot.json needs, in order. @throws CliError NEWER_SCHEMA, NO_MIGRATION */
export function findSteps(answers: string, { migrations, target }: MigrateOptions): readonly Migration[] {
  const document = readJson(answers);
  // What is no answers file at all is refused by its parser, with words of its own.
  const given = isRecord(document) ? (document['schema'] ?? FIRST_SCHEMA) : target;
  const schema = typeof given === 'number' && Number.isInteger(given) ? given : target;
  refuseNewerSchema(document, target);
  const steps = migrations.filter((step) => step.schema > schema && step.schema <= target);
  if (steps.length === target - schema && steps.every((step, index) => step.schema === schema + index + 1))
    return steps;
  throw new CliError(
    'NO_MIGRATION',
    `Cannot update ${ANSWERS_FILE}: found schema ${schema}, from which no way leads to ${target}`,
  );
}

/** Takes steps one after the other; each finds the texts as the one before left them. */
export function migrateTexts(texts: ReadonlyMap<string, string>, steps: readonly Migration[]): MigratedTexts {
  const migrated = steps.reduce((before, step) => {
    const after = new Map([...before, ...step.change(before)]);
    const answers = editJson(after.get(ANSWERS_FILE) ?? '', (document) => ({
      ...document,
      schema: step.schema,
    }));
    return after.set(ANSWERS_FILE, answers);
  }, new Map(texts));
  return { texts: migrated, summaries: steps.map(({ summary }) => summary) };
}
