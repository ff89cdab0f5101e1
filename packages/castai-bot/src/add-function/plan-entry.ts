import { stat } from 'node:fs/promises';
import path from 'node:path';
import { shell, usageError } from '@castai-bot/cli';
import {
  planBot,
  programOf,
  scriptTemplate,
  type BareBonesAnswers,
  type BotAnswers,
} from '@castai-bot/scaffold';
import { noVersions } from '../edit-repo/plan-owned.ts';
import type { RepoOrModeChange } from '../edit-repo/repo-change.ts';
import { readBytesIfThere } from '../repo/read-text.ts';
import { findInterpreter, isBinary, isExecutable, isStartedDirectly } from '../repo/entry-file.ts';

export interface EntryPlan {
  readonly changes: readonly RepoOrModeChange[];
  readonly todo: readonly string[];
}

const NOTHING: EntryPlan = { changes: [], todo: [] };

/**
 * The script of a bare-bones function: the one the generator begins with, unless there is a program already.
 * @throws CliError USAGE when there is none and castai-bot can begin none in its language
 */
export async function planEntry(root: string, answers: BotAnswers, name: string): Promise<EntryPlan> {
  if (answers.flavor === 'typescript') return NOTHING;
  const entry = programOf(answers, name);
  if (entry === undefined) return NOTHING;
  const file = path.join(root, entry);
  const bytes = await readBytesIfThere(file);
  if (bytes !== undefined) {
    if (!isStartedDirectly(answers, name)) return NOTHING;
    const { mode } = await stat(file);
    return {
      changes: isExecutable(mode) ? [] : [{ kind: 'executable', path: entry }],
      todo: listNeeds(bytes.toString()),
    };
  }
  if (scriptTemplate(entry) === undefined) {
    throw usageError(
      `Cannot add the function "${name}": there is no ${entry}, and only a shell or Python script can be written for you`,
      shell`Create ${entry} first, or name a file that ends in .sh or .py`,
    );
  }
  const script = await renderScript(answers, name);
  return { ...NOTHING, changes: [{ kind: 'create', path: entry, text: script, isExecutable: true }] };
}

/** What the generator begins a bare-bones function with. */
export async function renderScript(answers: BareBonesAnswers, name: string): Promise<string> {
  const wanted = answers.functions[name];
  const alone = { ...answers, functions: wanted === undefined ? {} : { [name]: wanted } };
  const files = await planBot(alone, noVersions);
  const file = files.find(({ path: planned }) => planned === programOf(answers, name));
  if (file === undefined) throw new Error(`The generator plans no script for ${name}`);
  return file.text;
}

/** What the image must have for the program, and what only a person can see to. */
function listNeeds(text: string): readonly string[] {
  if (isBinary(text)) return [];
  const interpreter = findInterpreter(text);
  if (interpreter === undefined) {
    return ['Its first line names no interpreter: begin the file with one, like #!/usr/bin/env python3'];
  }
  return interpreter === 'sh'
    ? []
    : [`The image must have ${interpreter}: let BASE_IMAGE in the Dockerfile name one that has`];
}
