import {
  type ConflictLabels,
  isPackageJsonEdited,
  type MergedText,
  mergePackageJson,
  mergeText,
  type TextVersions,
  toUnix,
} from '@castai-bot/scaffold';
import { isKustomizationEdited, mergeKustomization } from './merge-kustomization.ts';
import { withYourImage } from './with-your-image.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';

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
  if (path === PACKAGE_JSON) return mergePackageJson(versions, labels);
  if (path === KUSTOMIZATION) return mergeKustomization(versions, labels);
  return mergeText(isManifest(path) ? withYourImage(versions, options) : versions, labels);
}

/** Whether a person has changed a file since it was rendered; line breaks and the image of a push do not count. */
export function isEdited(rendered: string, yours: string, options: MergeOptions): boolean {
  const { path } = options;
  if (path === PACKAGE_JSON) return isPackageJsonEdited(rendered, yours);
  if (path === KUSTOMIZATION) return isKustomizationEdited(rendered, yours);
  const versions = { base: rendered, yours, theirs: rendered };
  const { base } = isManifest(path) ? withYourImage(versions, options) : versions;
  return base !== toUnix(yours);
}

function isManifest(file: string): boolean {
  return file.startsWith(`${MANIFEST_FOLDER}/`) && /\.ya?ml$/.test(file);
}
