import {
  type ConflictLabels,
  isPackageJsonEdited,
  type MergedText,
  mergePackageJson,
  mergeText,
  type TextVersions,
  toUnix,
} from '@castai-bot/scaffold';
import { withYourImage } from './with-your-image.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';

/** Which file it is, and whose names its conflicts carry. */
export interface MergeOptions {
  readonly path: string;
  /** The bot's image repository. */
  readonly image: string;
  readonly labels: ConflictLabels;
}

const PACKAGE_JSON = 'package.json';

/** Merges one owned file as its kind wants. */
export function mergeOwned(versions: TextVersions, options: MergeOptions): MergedText {
  const { path, labels } = options;
  return path === PACKAGE_JSON
    ? mergePackageJson(versions, labels)
    : mergeText(isManifest(path) ? withYourImage(versions, options) : versions, labels);
}

/** Whether a person has changed a file since it was rendered; line breaks and the image of a push do not count. */
export function isEdited(rendered: string, yours: string, options: MergeOptions): boolean {
  const { path } = options;
  if (path === PACKAGE_JSON) return isPackageJsonEdited(rendered, yours);
  const versions = { base: rendered, yours, theirs: rendered };
  const { base } = isManifest(path) ? withYourImage(versions, options) : versions;
  return base !== toUnix(yours);
}

function isManifest(file: string): boolean {
  return file.startsWith(`${MANIFEST_FOLDER}/`) && /\.ya?ml$/.test(file);
}
