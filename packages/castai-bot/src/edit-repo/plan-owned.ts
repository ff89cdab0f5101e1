import path from 'node:path';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { type BotAnswers, editText, isStateFile, planBot, toUnix } from '@castai-bot/scaffold';
import { readTextIfThere } from '../repo/read-text.ts';
import type { Repo } from '../repo/find-repo.ts';
import { KUSTOMIZATION } from '../repo/manifest-files.ts';
import { editJson } from './edit-json.ts';
import { isSameButImage, withImagesOf } from './image-line.ts';
import type { RepoChange } from './repo-change.ts';

export const BASE_FILE = '.castai-bot/base.json';

/** Only package.json has versions, and no function changes it. */
export const noVersions = {
  castaiBot: '0.0.0',
  zod: '0.0.0',
  typescript: '0.0.0',
  nodeTypes: '0.0.0',
} as const;

export interface OwnedPlan {
  readonly changes: readonly RepoChange[];
  /** Files that a person has edited, so that the change is theirs to make. */
  readonly todo: readonly string[];
}

interface Render {
  /** Undefined when the generator does not write the file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * What other answers make of the files that follow the templates, beside the manifests of a function and
 * kustomization.yaml; of the manifests of states, which come and go with the entries that use them; and of the record of
 * what was rendered, which later updates are merged from.
 */
export async function planOwned({ root, answers }: Repo, after: BotAnswers): Promise<OwnedPlan> {
  const renders = await compareRenders(answers, after);
  const changes: RepoChange[] = [];
  const todo: string[] = [];
  for (const [file, { before, after }] of renders) {
    if (file === KUSTOMIZATION) continue;
    const text = await readTextIfThere(path.join(root, file));
    if (before === undefined || after === undefined) {
      if (isStateFile(file)) planStateFile({ file, text, before, after }, { changes, todo });
      continue;
    }
    if (text === undefined) continue;
    if (isSameButImage(toUnix(text), before))
      changes.push({
        kind: 'edit',
        path: file,
        before: text,
        after: editText(text, (seen) => withImagesOf(after, seen)),
      });
    else todo.push(`${file}: you have edited it, so look yourself whether it knows every function`);
  }
  const base = await readTextIfThere(path.join(root, BASE_FILE));
  if (base !== undefined) {
    if (!isRecord(readJson(base))) throw badRecord();
    const edited = editJson(base, (document) => applyRenders(document, renders));
    if (edited !== base) changes.push({ kind: 'edit', path: BASE_FILE, before: base, after: edited });
  }
  return { changes, todo };
}

interface StateFile extends Render {
  readonly file: string;
  /** As it is. */
  readonly text: string | undefined;
}

/** The manifests of a state that an entry begins to use, or that none uses any more. */
function planStateFile(
  { file, text, before, after }: StateFile,
  { changes, todo }: { readonly changes: RepoChange[]; readonly todo: string[] },
): void {
  if (after !== undefined && text === undefined) changes.push({ kind: 'create', path: file, text: after });
  if (before === undefined || text === undefined) return;
  if (isSameButImage(toUnix(text), before)) changes.push({ kind: 'delete', path: file, before: text });
  else todo.push(`${file}: you have edited it, and no entry uses it any more`);
}

function badRecord(): CliError {
  return new CliError('BAD_BASE', `Cannot edit ${BASE_FILE}: it is no JSON object of paths and texts`, {
    hint: `git log -p -- ${BASE_FILE}`,
  });
}

async function compareRenders(before: BotAnswers, after: BotAnswers): Promise<ReadonlyMap<string, Render>> {
  const [old, fresh] = [await renderOwned(before), await renderOwned(after)];
  const files = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (file) => old.get(file) !== fresh.get(file),
  );
  return new Map(files.map((file) => [file, { before: old.get(file), after: fresh.get(file) }]));
}

async function renderOwned(answers: BotAnswers): Promise<ReadonlyMap<string, string>> {
  const files = (await planBot(answers, noVersions)).filter(
    ({ kind, path: file }) => kind === 'owned' && file !== BASE_FILE,
  );
  return new Map(files.map(({ path: file, text }) => [file, text]));
}

function applyRenders(
  base: Readonly<Record<string, unknown>>,
  renders: ReadonlyMap<string, Render>,
): Readonly<Record<string, unknown>> {
  const rendered = new Map(Object.entries(base));
  for (const [file, { after }] of renders) {
    if (after === undefined) rendered.delete(file);
    else rendered.set(file, after);
  }
  return Object.fromEntries([...rendered].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
