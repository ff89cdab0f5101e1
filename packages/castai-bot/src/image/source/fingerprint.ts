import { createHash } from 'node:crypto';
import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { readBytes } from '@castai-bot/cli';
import { readTextIfThere } from '../../repo/read-text.ts';
import { parseDockerIgnore, type DockerIgnore } from '../../dockerfile/docker-ignore.ts';
import { IGNORE_FILE, readIgnoreFiles } from '../../dockerfile/read-ignore-files.ts';

export interface FingerprintOptions {
  /** Folder the engine gets. */
  readonly root: string;
  /** Everything else that decides what the image is. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const DOCKERFILE = 'Dockerfile';
/** Permission bits: they are part of a layer. */
const MODE_BITS = 0o777;
/** Files that are read at once: a context may hold any number of them. */
const AT_ONCE = 16;

/**
 * A digest of what an image is made of: contents and permissions of the files that reach the engine, never their times.
 * Which of several ignore files counts is the engine's: whatever one of them lets through counts here.
 */
export async function fingerprint({ root, settings }: FingerprintOptions): Promise<string> {
  const ignores = await readIgnoreFiles(root);
  const contexts = (ignores.length > 0 ? ignores : ['']).map((text) =>
    listContext(root, parseDockerIgnore(text)),
  );
  const files = new Set((await Promise.all(contexts)).flat());
  const dockerfile = (await readTextIfThere(path.join(root, DOCKERFILE))) ?? '';
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify({ schema: 1, settings, dockerfile, ...(ignores.length > 1 ? { ignores } : {}) }),
  );
  const sorted = [...files].toSorted();
  for (let first = 0; first < sorted.length; first += AT_ONCE) {
    const some = sorted.slice(first, first + AT_ONCE);
    const described = await Promise.all(
      some.map(async (file) => [file, ...(await describeFile(path.join(root, file)))]),
    );
    for (const one of described) hash.update(JSON.stringify(one));
  }
  return hash.digest('hex');
}

/** Paths of everything that is sent to an engine, sorted, with slashes. */
export async function listContext(root: string, ignore: DockerIgnore): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!ignore.isDeadEnd(file)) await walk(file);
      } else if (!ignore.isIgnored(file)) {
        found.push(file);
      }
    }
  };
  await walk('');
  // The engines send these in any case, to themselves.
  return found.filter((file) => file !== DOCKERFILE && file !== IGNORE_FILE).toSorted();
}

async function describeFile(file: string): Promise<readonly [kind: string, mode: number, content: string]> {
  const stats = await lstat(file);
  const mode = stats.mode & MODE_BITS;
  if (stats.isSymbolicLink()) return ['link', mode, await readlink(file)];
  if (!stats.isFile()) return ['other', mode, ''];
  return [
    'file',
    mode,
    createHash('sha256')
      .update(await readBytes(file))
      .digest('hex'),
  ];
}
