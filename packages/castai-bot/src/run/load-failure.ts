import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord, readJson } from '@castai-bot/cli';

/** Why a bot could not be started. */
export interface LoadFailure {
  /** Relative to the repo, with slashes; left out where no file of the bot's own is named. */
  readonly file?: string;
  readonly line?: number;
  /** `SyntaxError: …`, in one line. */
  readonly why: string;
}

export interface LoadFailureOptions {
  readonly root: string;
  readonly exitCode: number;
}

/** Where Node could not read on, or where something was thrown while the bot was loaded, by what it said on stderr. */
export function findLoadFailure(said: string, { root, exitCode }: LoadFailureOptions): LoadFailure {
  const lines = said.split('\n').flatMap((line) => (readStack(line) ?? line).split('\n'));
  const place = lines.map((line) => findPlace(line, root)).find((found) => found !== undefined);
  const why = lines.find((line) => /^\w*(?:Error|Exception)\b/.test(line)) ?? `it exited with ${exitCode}`;
  return { ...place, why };
}

/** The stack in a log line. */
function readStack(line: string): string | undefined {
  const logged = readJson(line);
  const error = isRecord(logged) ? logged['error'] : undefined;
  return isRecord(error) && typeof error['stack'] === 'string' ? error['stack'] : undefined;
}

/** The file of the bot's own that a line of a stack names. */
function findPlace(text: string, root: string): Pick<LoadFailure, 'file' | 'line'> | undefined {
  const lastUrl = text.slice(text.lastIndexOf('file://'));
  const [, url, line] = /^(file:\/\/[^\s()]+?):(\d+)(?::\d+)?\)?$/.exec(lastUrl) ?? [];
  if (url === undefined) return undefined;
  const file = path.relative(root, fileURLToPath(url)).replaceAll(path.sep, '/');
  return file.startsWith('..') || file.startsWith('node_modules') ? undefined : { file, line: Number(line) };
}
