import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CliError, type CommandContext, findProgram, shell, usageError } from '@castai-bot/cli';
import type { OpenedState } from './open-state.ts';

/** What somebody has made of a text. */
export interface EditedText {
  readonly text: string;
  /** Takes the file away. */
  readonly forget: () => Promise<void>;
  /** Where it stays otherwise. */
  readonly file: string;
}

export interface EditOptions {
  readonly state: Pick<OpenedState, 'name' | 'words'>;
  /** As typed: a program, and its arguments. @default what `VISUAL` or `EDITOR` names, on a terminal alone */
  readonly editor: string | undefined;
  readonly context: Pick<CommandContext, 'env' | 'isInteractive'>;
}

/**
 * Lets a person edit a text in an editor.
 * @throws CliError USAGE where nobody is there or no editor is named, EDITOR_FAILED
 */
export async function editInEditor(
  before: string,
  { state, editor, context: { env, isInteractive } }: EditOptions,
): Promise<EditedText> {
  const [program = '', ...args] = (editor ?? env['VISUAL'] ?? env['EDITOR'] ?? '').split(' ').filter(Boolean);
  const hint = shell`castai-bot state edit ${state.words} --file next.json`;
  if (!isInteractive && editor === undefined)
    throw usageError('Cannot open an editor: this is no terminal, wanted --file', hint);
  if (program === '') throw usageError('Cannot open an editor: EDITOR is not set, wanted its program', hint);
  const found = findProgram(program, { env });
  if (found === undefined)
    throw usageError(`Cannot open an editor: there is no ${program} on the PATH`, hint);
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-state-'));
  const file = path.join(folder, `${state.name}.json`);
  await writeFile(file, before, { mode: 0o600 });
  const child = spawn(found, [...args, file], { stdio: 'inherit', env: { ...env } });
  await once(child, 'close');
  const { exitCode: code } = child;
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true });
  if (code === 0) return { text: await readFile(file, 'utf8'), file, forget };
  await forget();
  throw new CliError('EDITOR_FAILED', `Cannot edit the state: ${program} ended with ${String(code)}`);
}
