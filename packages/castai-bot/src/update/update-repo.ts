import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import { CliError, type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { ANSWERS_SCHEMA, type BotAnswers } from '@castai-bot/scaffold';
import { applyChanges } from '../repo/apply-changes.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { planReadme } from '../edit-repo/plan-readme.ts';
import { installCastaiBot } from '../repo/install-lines.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { readAnswers } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { askForInclude } from './ask-for-include.ts';
import { findSteps, migrateTexts } from './migrate-texts.ts';
import { migrations as everyMigration, type Migration } from './migrations.ts';
import { planUpdate, type UpdatePlan } from './plan-update.ts';
import { readBase } from './read-base.ts';
import { readConfigTexts } from './read-config-texts.ts';

/** An update of a whole repo, planned. */
export interface RepoUpdate extends UpdatePlan {
  readonly answers: BotAnswers;
  /** The version that wrote the bot; undefined when its record does not say. */
  readonly from: string | undefined;
  /** What changes in castai-bot.json and the configs, in words. */
  readonly migrations: readonly string[];
  /** What is left for the person to do. */
  readonly todo: readonly string[];
  /** Where something changes and README.md has no part that castai-bot keeps: one to paste. */
  readonly readmePart: string | undefined;
}

export interface PlanRepoOptions {
  /** Of castai-bot. */
  readonly version: string;
  /** @default every migration there is */
  readonly migrations?: readonly Migration[];
  /** @default the schema that this version reads */
  readonly target?: number;
}

/** Plans the migrations of a repo's answers and configs, then the merge of its owned files. */
export async function planRepoUpdate(root: string, options: PlanRepoOptions): Promise<RepoUpdate> {
  const { version, migrations = everyMigration, target = ANSWERS_SCHEMA } = options;
  const answersText = (await readTextIfThere(path.join(root, ANSWERS_FILE))) ?? '';
  const from = await readWriter(root, { version, answers: readJson(answersText) });
  const steps = findSteps(answersText, { migrations, target });
  const before = new Map([[ANSWERS_FILE, answersText]]);
  if (steps.length > 0) for (const [file, text] of await readConfigTexts(root)) before.set(file, text);
  const { texts, summaries } = migrateTexts(before, steps);
  const edits = [...texts].flatMap(([file, after]): readonly RepoChange[] => {
    const text = before.get(file);
    return text === undefined || text === after ? [] : [{ kind: 'edit', path: file, before: text, after }];
  });
  const answers = readAnswers(texts.get(ANSWERS_FILE) ?? '');
  const plan = await planUpdate({ root, version, answers });
  const readme = await planReadme(root, answers);
  const todo = [...readme.todo, ...(await askForInclude(root, answers))];
  const changes = [...edits, ...plan.changes, ...readme.changes];
  const readmePart = changes.length > 0 ? readme.offer : undefined;
  return { ...plan, changes, answers, from, migrations: summaries, todo, readmePart };
}

/** Makes a planned update, whole or not at all; a folder that is left empty goes too. */
export async function applyUpdate(
  root: string,
  changes: readonly RepoChange[],
  { signal }: Pick<CommandContext, 'signal'>,
): Promise<void> {
  await applyChanges(changes, { root, signal });
  for (const change of changes) if (change.kind === 'delete') await removeEmptyFolders(root, change.path);
}

async function removeEmptyFolders(root: string, file: string): Promise<void> {
  const folder = path.posix.dirname(file);
  if (folder === '.') return;
  try {
    await rmdir(path.join(root, folder));
  } catch {
    // Something else is in it: it stays, and so do those around it.
    return;
  }
  await removeEmptyFolders(root, folder);
}

/** The castai-bot that rendered the record last. @throws CliError OLDER_CLI when that is newer than this one */
async function readWriter(
  root: string,
  { version, answers }: { readonly version: string; readonly answers: unknown },
): Promise<string | undefined> {
  const { files } = await readBase(root);
  const manifest = readJson(files.get('package.json') ?? '');
  const section = isRecord(manifest) ? manifest['devDependencies'] : undefined;
  const writer = isRecord(section) ? section['castai-bot'] : undefined;
  if (typeof writer !== 'string') return undefined;
  if (!isNewer(writer, version)) return writer;
  throw new CliError(
    'OLDER_CLI',
    `Cannot update: castai-bot ${writer} wrote this bot, and this is ${version}`,
    {
      hint: installCastaiBot(answers, writer),
    },
  );
}

function isNewer(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split(/[.+-]/).slice(0, 3).map(Number));
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return at !== -1 && (left?.[at] ?? 0) > (right?.[at] ?? 0);
}
