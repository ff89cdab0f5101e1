import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CliError, readBytes } from '@castai-bot/cli';
import { findImageScalars } from './find-image-scalars.ts';
import type { ImageReference } from '../image-reference.ts';
import { decodeText } from '../../repo/read-text.ts';
import { MANIFEST_FOLDER } from '../../repo/manifest-files.ts';

/** A manifest of the bot with the places of its image. */
export interface ImageManifest {
  /** Relative to the repo, with slashes. */
  readonly file: string;
  readonly text: string;
  /** Images named in it now. */
  readonly images: readonly string[];
  /** The text with another image in those places, every other byte as it is. */
  withImage(reference: string): string;
}

/** Reads every manifest that names the bot's image. @throws CliError MANIFEST, NO_MANIFEST */
export async function readManifests(root: string, image: ImageReference): Promise<readonly ImageManifest[]> {
  const manifests: ImageManifest[] = [];
  for (const file of await listYaml(root)) {
    const text = decodeText(await readBytes(path.join(root, file)), file);
    const scalars = findImageScalars(text, { file, image });
    if (scalars.length === 0) continue;
    manifests.push({
      file,
      text,
      images: scalars.map(({ value }) => value),
      withImage: (reference) =>
        scalars.reduceRight(
          (whole, { start, end, write }) => whole.slice(0, start) + write(reference) + whole.slice(end),
          text,
        ),
    });
  }
  if (manifests.length > 0) return manifests;
  throw new CliError(
    'NO_MANIFEST',
    `Cannot write the digest into ${JSON.stringify(MANIFEST_FOLDER)}: no container there has the image ${JSON.stringify(image.name)}`,
    { hint: 'castai-bot build-and-push --no-push builds without a manifest' },
  );
}

async function listYaml(root: string): Promise<readonly string[]> {
  try {
    const names = await readdir(path.join(root, MANIFEST_FOLDER), { recursive: true });
    return names
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${MANIFEST_FOLDER}/${name.replaceAll(path.sep, '/')}`)
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
