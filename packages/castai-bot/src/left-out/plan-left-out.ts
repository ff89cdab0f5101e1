import { existsSync } from 'node:fs';
import path from 'node:path';
import { CliError, quote, shell, usageError } from '@castai-bot/cli';
import { ANSWERS_SCHEMA, type PlannedFile } from '@castai-bot/scaffold';
import { editJson } from '../edit-repo/edit-json.ts';
import { planEdit } from '../edit-repo/plan-edit.ts';
import { BASE_FILE } from '../edit-repo/plan-owned.ts';
import { type RepoChange, toCreation } from '../edit-repo/repo-change.ts';
import type { Repo } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { renderBot } from '../update/plan-update.ts';
import { canBeLeftOut } from './find-deleted.ts';

export interface LeftOutRequest {
  /** Relative to the bot's folder, with slashes. */
  readonly files: readonly string[];
  /** They are to be there again. */
  readonly isUndone: boolean;
  /** Of castai-bot. */
  readonly version: string;
}

/**
 * What remembers that deleted files are to stay so; or forgets it, and writes them again.
 * @throws CliError USAGE for what castai-bot does not write, or a bot cannot do without; IS_THERE
 */
export async function planLeftOut(
  { root, answers }: Repo,
  { files, isUndone, version }: LeftOutRequest,
): Promise<readonly RepoChange[]> {
  const planned = await renderBot(answers, version);
  const chosen = files.map((file) => findPlanned(planned, file));
  const before = answers.leftOut ?? [];
  if (!isUndone) {
    for (const { path: file } of chosen) if (existsSync(path.join(root, file))) throw isThere(file);
    return rememberAll(root, [...before, ...files].filter(isFirst).toSorted());
  }
  const missing = chosen.filter(({ path: file }) => !existsSync(path.join(root, file)));
  return [
    ...(await rememberAll(
      root,
      before.filter((file) => !files.includes(file)),
    )),
    ...missing.map(toCreation),
    ...(await noteRendered(
      root,
      missing.filter(({ kind }) => kind === 'owned'),
    )),
  ];
}

const isFirst = (file: string, at: number, all: readonly string[]): boolean => all.indexOf(file) === at;

function findPlanned(planned: readonly PlannedFile[], file: string): PlannedFile {
  const found = planned.find((one) => one.path === file);
  if (found === undefined)
    throw usageError(`Cannot leave out ${quote(file)}: castai-bot writes no such file`, 'castai-bot doctor');
  if (canBeLeftOut(found)) return found;
  const why = found.kind === 'yours' ? 'nobody asks for it once it is gone' : 'the bot cannot do without it';
  throw usageError(`Cannot leave out ${quote(file)}: ${why}`, 'castai-bot doctor');
}

function isThere(file: string): CliError {
  return new CliError('IS_THERE', `Cannot leave out ${quote(file)}: it is there`, {
    hint: shell`git rm -- ${file}`,
  });
}

async function rememberAll(root: string, leftOut: readonly string[]): Promise<readonly RepoChange[]> {
  const edit = await planEdit(root, ANSWERS_FILE, (text) =>
    editJson(text, ({ leftOut: _before, ...document }) =>
      leftOut.length === 0
        ? document
        : { ...withBefore(document, 'functions', { leftOut }), schema: ANSWERS_SCHEMA },
    ),
  );
  return edit === undefined ? [] : [edit];
}

/** A record with more members before one of its own, every other where it was. */
function withBefore(
  record: Readonly<Record<string, unknown>>,
  name: string,
  more: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const members = Object.entries(record);
  const at = members.findIndex(([key]) => key === name);
  return Object.fromEntries([...members.slice(0, at), ...Object.entries(more), ...members.slice(at)]);
}

/** What the next update merges from. */
async function noteRendered(root: string, files: readonly PlannedFile[]): Promise<readonly RepoChange[]> {
  if (files.length === 0) return [];
  const edit = await planEdit(root, BASE_FILE, (text) =>
    editJson(text, (base) => {
      const all = { ...base, ...Object.fromEntries(files.map((file) => [file.path, file.text])) };
      return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }),
  );
  return edit === undefined ? [] : [edit];
}
