import path from 'node:path';
import { CliError, isRecord, readJson, shell, usageError } from '@castai-bot/cli';
import {
  type BotAnswers,
  functionConfig,
  functionOf,
  listOtherSchedules,
  planFunction,
  programOf,
  resourcesOf,
  toUnix,
} from '@castai-bot/scaffold';
import { scheduleConfig } from '../config/schedule-config.ts';
import { removeExport } from '../edit-repo/edit-index.ts';
import { editJson, omit } from '../edit-repo/edit-json.ts';
import { isSameButImage } from '../edit-repo/image-line.ts';
import { removeResources } from '../edit-repo/edit-kustomization.ts';
import { planEdit } from '../edit-repo/plan-edit.ts';
import { BASE_FILE, planOwned } from '../edit-repo/plan-owned.ts';
import { planReadme } from '../edit-repo/plan-readme.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { INDEX_FILE } from '../repo/parse-index.ts';
import { readBytesIfThere, readTextIfThere } from '../repo/read-text.ts';
import type { Repo } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { KUSTOMIZATION } from '../repo/manifest-files.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { planLocalConfig } from './plan-local-config.ts';
import { renderScript } from './plan-entry.ts';

export interface RemoveRequest {
  /** In any spelling. */
  readonly name: string;
  /** Edited files go too. */
  readonly isForced: boolean;
  readonly isExported: boolean;
}

export interface RemovePlan {
  readonly functionName: string;
  readonly changes: readonly RepoChange[];
  /** Files of the function that stay, since a person has edited them. */
  readonly kept: readonly string[];
  readonly todo: readonly string[];
}

/**
 * Everything that removing a function changes; what a person has edited is kept and named.
 * @throws CliError USAGE for a function that there is not, LAST_FUNCTION, FUNCTION_IN_USE, INDEX_REWRITTEN, KUSTOMIZATION
 */
export async function planRemoveFunction(repo: Repo, request: RemoveRequest): Promise<RemovePlan> {
  const { root, answers } = repo;
  const name = chooseName(answers, request.name);
  const after = without(answers, name);
  const files = await findFiles(repo, name);
  const kept = files
    .filter(({ isEdited, isProgram }) => isEdited && (isProgram || !request.isForced))
    .map(({ file }) => file);
  const gone = files.filter(({ file }) => !kept.includes(file));
  const still = Object.keys(after.functions).flatMap((one) => resourcesOf(after, one));
  const unlisted = resourcesOf(answers, name).filter((file) => !still.includes(file));
  const isFunction = functionOf(answers, name) === name;
  const isListed = isFunction && request.isExported && answers.flavor === 'typescript';
  const planned = (await planFunction(answers, name)).map(({ path: file }) => file);
  const edits = [
    isListed ? await planEdit(root, INDEX_FILE, (text) => removeExport(text, name)) : undefined,
    await planEdit(root, KUSTOMIZATION, (text) => removeResources(text, unlisted)),
    await planEdit(root, ANSWERS_FILE, (text) =>
      editJson(text, (document) => ({
        ...forgetLeftOut(document, planned),
        functions: omit(document['functions'], name),
      })),
    ),
    isFunction ? await planLocalConfig(root, name, after) : undefined,
  ];
  const owned = await planOwned(repo, after);
  const readme = await planReadme(root, after);
  return {
    functionName: name,
    changes: [
      ...gone.map(({ file, text }): RepoChange => ({ kind: 'delete', path: file, before: text })),
      ...edits.filter((edit) => edit !== undefined),
      ...readme.changes,
      ...owned.changes,
    ],
    kept,
    todo: [...owned.todo, ...readme.todo],
  };
}

/** One of that name may be added again, with all of its files. */
function forgetLeftOut(
  document: Readonly<Record<string, unknown>>,
  files: readonly string[],
): Readonly<Record<string, unknown>> {
  const { leftOut, ...others } = document;
  if (!Array.isArray(leftOut)) return document;
  const left: readonly unknown[] = leftOut.filter((file) => !files.includes(String(file)));
  return left.length === 0 ? others : { ...document, leftOut: left };
}

function chooseName(answers: BotAnswers, wanted: string): string {
  const { name: bot } = answers;
  const names = Object.keys(answers.functions);
  const name = toCanonicalName(wanted);
  if (!names.includes(name)) {
    throw usageError(
      `Cannot remove the function "${wanted}": "${bot}" has ${names.join(', ')}`,
      'castai-bot list',
    );
  }
  const others = listOtherSchedules(answers, name);
  if (others.length > 0) {
    throw new CliError(
      'FUNCTION_IN_USE',
      `Cannot remove the function "${name}": ${others.join(', ')} ${others.length === 1 ? 'runs' : 'run'} it too`,
      { hint: shell`castai-bot remove-function ${others[0] ?? ''}` },
    );
  }
  if (names.length > 1) return name;
  throw new CliError(
    'LAST_FUNCTION',
    `Cannot remove the function "${name}": it is the only one, and a bot needs one`,
    {
      hint: 'castai-bot add-function another-one',
    },
  );
}

function without(answers: BotAnswers, name: string): BotAnswers {
  const drop = <Entry>(functions: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> =>
    Object.fromEntries(Object.entries(functions).filter(([one]) => one !== name));
  return answers.flavor === 'typescript'
    ? { ...answers, functions: drop(answers.functions) }
    : { ...answers, functions: drop(answers.functions) };
}

interface FunctionFile {
  readonly file: string;
  readonly text: string;
  readonly isEdited: boolean;
  /** A script, which may be the user's own from its first line on: it is never deleted then. */
  readonly isProgram: boolean;
}

async function findFiles({ root, answers }: Repo, name: string): Promise<readonly FunctionFile[]> {
  const base = readJson((await readTextIfThere(path.join(root, BASE_FILE))) ?? '');
  const planned = await planFunction(answers, name);
  // A script of a person, and those of older versions, begin with no inputs.
  const bare =
    answers.flavor === 'bare-bones'
      ? await planFunction(answers, name, { config: functionConfig(name, undefined) })
      : [];
  // add-schedule gives it the variables of its function.
  const shared = await planFunction(answers, name, { config: await scheduleConfig({ root, answers }, name) });
  const found = await Promise.all(
    planned.map(async ({ path: file, text: fresh }) => {
      const text = await readTextIfThere(path.join(root, file));
      const rendered = isRecord(base) ? base[file] : undefined;
      const generated = [
        fresh,
        ...(typeof rendered === 'string' ? [rendered] : []),
        ...[...bare, ...shared].flatMap((one) => (one.path === file ? [one.text] : [])),
      ];
      return text === undefined
        ? []
        : [
            {
              file,
              text,
              isProgram: false,
              isEdited: !generated.some((one) => isSameButImage(one, toUnix(text))),
            },
          ];
    }),
  );
  return [...(await findScript({ root, answers }, name)), ...found.flat()];
}

/** The script of a bare-bones function, unless another one runs it too. */
async function findScript({ root, answers }: Repo, name: string): Promise<readonly FunctionFile[]> {
  if (answers.flavor === 'typescript') return [];
  const file = programOf(answers, name);
  const sharing = Object.keys(answers.functions).filter((one) => programOf(answers, one) === file);
  if (file === undefined || sharing.length > 1) return [];
  const bytes = await readBytesIfThere(path.join(root, file));
  if (bytes === undefined) return [];
  const text = bytes.toString();
  return [{ file, text, isProgram: true, isEdited: toUnix(text) !== (await renderScript(answers, name)) }];
}
