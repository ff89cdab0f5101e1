import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { typeScriptAnswers } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { renderRepo } from '../../packages/castai-bot/src/testing/render-repo.ts';
import type { Breakage } from './broken-repos.ts';

/** A good bot's files. */
export function renderGoodBot(): Promise<Readonly<Record<string, string>>> {
  const example = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;
  return renderRepo(typeScriptAnswers({ functions: { example } }));
}

export interface BotCopy extends AsyncDisposable {
  readonly root: string;
}

/** A good bot with these files changed, in a folder of its own. */
export async function createBrokenBot(breakages: Readonly<Record<string, Breakage>>): Promise<BotCopy> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'castai-bot-corpus-')));
  for (const [name, text] of Object.entries(await renderGoodBot())) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  for (const [name, breakage] of Object.entries(breakages)) await breakFile(path.join(root, name), breakage);
  return {
    root,
    [Symbol.asyncDispose]: async () => {
      await allowAll(root);
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function breakFile(file: string, breakage: Breakage): Promise<void> {
  if (typeof breakage === 'object' && breakage !== null && 'mode' in breakage) {
    await chmod(file, breakage.mode);
    return;
  }
  await rm(file, { recursive: true, force: true });
  if (breakage === null) return;
  if (typeof breakage === 'string' || breakage instanceof Uint8Array) await writeFile(file, breakage);
  else if ('link' in breakage) await symlink(breakage.link, file);
  else await mkdir(file);
}

/** What nobody may read cannot be deleted either. */
async function allowAll(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await allowAll(path.join(folder, entry.name));
  }
}

/** Every file of a tree with what is in it; a link with where it leads. */
export async function readBot(root: string, folder = ''): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      found[`${name}/`] = 'folder';
      Object.assign(found, await readBot(root, name));
    } else if (entry.isFile()) {
      found[name] = await readFile(path.join(root, name), 'latin1');
    } else {
      found[name] = 'link';
    }
  }
  return found;
}
