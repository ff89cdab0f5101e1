import path from 'node:path';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { isCiFileAbove } from '@castai-bot/scaffold';
import { BASE_FILE } from '../edit-repo/plan-owned.ts';
import { readTextIfThere } from '../repo/read-text.ts';

/** What castai-bot rendered last of the files that follow the templates. */
export interface Base {
  /** Of the file that holds it. */
  readonly text: string;
  /** By path inside the repo. */
  readonly files: ReadonlyMap<string, string>;
}

/** @throws CliError NO_BASE, BAD_BASE */
export async function readBase(root: string): Promise<Base> {
  const text = await readTextIfThere(path.join(root, BASE_FILE));
  if (text === undefined) {
    throw new CliError(
      'NO_BASE',
      `Cannot update: ${BASE_FILE} is missing, which says what castai-bot wrote`,
      {
        hint: `git checkout HEAD -- ${BASE_FILE}`,
      },
    );
  }
  const document = readJson(text);
  if (!isRecord(document)) throw badBase('wanted an object of paths and texts');
  const files = Object.entries(document).map(([file, value]): [string, string] => {
    if (typeof value !== 'string') throw badBase(`${JSON.stringify(file)} is no text`);
    if (!isInsideRepo(file) && !isCiFileAbove(file))
      throw badBase(`${JSON.stringify(file)} is no path inside the repo`);
    return [file, value];
  });
  return { text, files: new Map(files) };
}

/** A record from elsewhere must not lead to files that are not the repo's; a workflow at git's root is looked at again. */
function isInsideRepo(file: string): boolean {
  return file.split('/').every((name) => /^[^\\:\p{Cc}]+$/u.test(name) && name !== '.' && name !== '..');
}

function badBase(problem: string): CliError {
  return new CliError('BAD_BASE', `Cannot read ${BASE_FILE}: ${problem}`, {
    hint: `git log -p -- ${BASE_FILE}`,
  });
}
