import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CliError, isRecord, readJson, shell } from '@castai-bot/cli';
import type { KeptState, StateKeeper } from './state-keeper.ts';

/** A write takes milliseconds: whoever has left one unfinished for so long was killed. */
const UNFINISHED_MS = 5000;

/** Nothing was ever written. */
const NOTHING: KeptState = { version: '', data: {} };

/**
 * Keeps a state in a file, which is whole at any moment and loses no write of two processes: a link, which only one of
 * them can make, is the turn to follow a version, and holds already what will be written. Where its maker was killed,
 * the next one finishes its write.
 *
 * @param now Milliseconds since the epoch
 * @throws CliError BAD_STATE for a file that is none of ours
 */
export function keepInFile(
  file: string,
  { now = Date.now }: { readonly now?: () => number } = {},
): StateKeeper {
  const read = (): KeptState => {
    const kept = readKept(file);
    return finishWrite(toTurn(file, kept), { file, now }) ? read() : kept;
  };
  return {
    // What fails here rejects.
    read: async () => Promise.resolve(read()),
    write: async (data, version) => {
      if (read().version !== version) return Promise.resolve(undefined);
      const kept = { version: randomUUID(), data };
      prepareFolder(path.dirname(file));
      const draft = `${file}.${kept.version}`;
      const text = `${JSON.stringify({ schema: 1, ...kept }, undefined, 2)}\n`;
      writeFileSync(draft, text, { mode: 0o600, flush: true });
      const isWritten = follow(version, { file, draft });
      rmSync(draft, { force: true });
      return isWritten ? kept : undefined;
    },
  };
}

/** @returns whether the draft stands in the file's place now */
function follow(
  version: string,
  { draft, file }: { readonly draft: string; readonly file: string },
): boolean {
  const turn = toTurn(file, { version });
  if (ask(() => linkSync(draft, turn), 'EEXIST') === 'EEXIST') return false;
  if (readKept(file).version !== version) {
    // Somebody had this turn before, and has given it back.
    ask(() => unlinkSync(turn), 'ENOENT');
    return false;
  }
  // Who took us for killed has done it for us.
  ask(() => renameSync(turn, file), 'ENOENT');
  return true;
}

/** @returns whether there was a write to finish */
function finishWrite(
  turn: string,
  { file, now }: { readonly file: string; readonly now: () => number },
): boolean {
  const found = statSync(turn, { throwIfNoEntry: false });
  if (found === undefined || now() - found.ctimeMs < UNFINISHED_MS) return false;
  return ask(() => renameSync(turn, file), 'ENOENT') !== 'ENOENT';
}

function toTurn(file: string, { version }: Pick<KeptState, 'version'>): string {
  return `${file}.after-${version === '' ? 'nothing' : version}`;
}

function readKept(file: string): KeptState {
  const text = ask(() => readFileSync(file, 'utf8'), 'ENOENT');
  if (text === 'ENOENT') return NOTHING;
  const document = readJson(text);
  const { data, schema, version } = isRecord(document) ? document : {};
  if (schema === 1 && typeof version === 'string' && isRecord(data) && areTexts(data))
    return { version, data };
  throw new CliError('BAD_STATE', `Cannot read ${file}: found something that castai-bot did not write`, {
    hint: shell`castai-bot state clear ${path.basename(file, '.json')}`,
  });
}

function areTexts(data: Readonly<Record<string, unknown>>): data is Readonly<Record<string, string>> {
  return Object.values(data).every((value) => typeof value === 'string');
}

/** States are of this machine, and say what runs found: nobody should commit them by accident. */
function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  ask(() => {
    writeFileSync(path.join(path.dirname(folder), '.gitignore'), '*\n', { flag: 'wx' });
  }, 'EEXIST');
}

/** Does it, or says that it failed with the one code that is foreseen. */
function ask<Value, Code extends string>(act: () => Value, code: Code): Value | Code {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return code;
    throw error;
  }
}
