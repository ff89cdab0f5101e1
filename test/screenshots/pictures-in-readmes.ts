import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A picture as a text in Markdown or HTML names it. */
export interface NamedPicture {
  /** The text it stands in, from the root of the workspace. */
  readonly page: string;
  /** The picture, from the root of the workspace. */
  readonly file: string;
  /** Undefined where it is another form of a picture that has one. */
  readonly alt: string | undefined;
}

const PAGES = ['README.md', 'packages/*/README.md', 'packages/*/docs/*.md'];
const PICTURES = ['packages/*/docs/images/*'];

/** Every picture that a README, or a page that one leads to, shows. */
export async function listNamedPictures(root: string): Promise<readonly NamedPicture[]> {
  const named = (await list(root, PAGES)).map(async (page) => {
    const text = await readFile(path.join(root, page), 'utf8');
    const at = (link: string): string => path.posix.join(path.posix.dirname(page), link);
    return [
      ...Array.from(text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g), ([, alt, link = '']) => ({
        page,
        file: at(link),
        alt,
      })),
      ...Array.from(text.matchAll(/<img\b[^>]*>/g), ([tag]) => ({
        page,
        file: at(attribute(tag, 'src') ?? ''),
        alt: attribute(tag, 'alt') ?? '',
      })),
      ...Array.from(text.matchAll(/<source\b[^>]*>/g), ([tag]) => ({
        page,
        file: at(attribute(tag, 'srcset') ?? ''),
        alt: undefined,
      })),
    ];
  });
  return (await Promise.all(named)).flat();
}

/** Every picture that there is, and the words of those that have them beside them, from the root. */
export function listPictures(root: string): Promise<readonly string[]> {
  return list(root, PICTURES);
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
}

async function list(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: root })) files.push(file.split(path.sep).join('/'));
  return files.toSorted();
}
