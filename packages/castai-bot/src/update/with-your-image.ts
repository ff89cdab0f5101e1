import { CliError } from '@castai-bot/cli';
import type { TextVersions } from '@castai-bot/scaffold';
import { findImageScalars, type ImageScalar } from '../image/manifests/find-image-scalars.ts';
import { parseImageReference } from '../image/image-reference.ts';

interface ManifestOptions {
  readonly path: string;
  readonly image: string;
}

/**
 * A manifest's versions with the image of yours in all of them: what build-and-push wrote is no edit, and no template
 * takes it back. Left as they are where yours still has the rendered image, or several.
 */
export function withYourImage(versions: TextVersions, options: ManifestOptions): TextVersions {
  const [rendered, yours] = [findImages(versions.base, options), findImages(versions.yours, options)];
  const [image, ...others] = new Set(yours.map(({ value }) => value));
  if (image === undefined || others.length > 0 || rendered.some(({ value }) => value === image))
    return versions;
  const [first] = yours;
  // With its quotes, or without.
  const written = versions.yours.slice(first?.start, first?.end).trimEnd();
  const put = (text: string): string =>
    findImages(text, options).reduceRight(
      (whole, { start, end }) => whole.slice(0, start) + written + whole.slice(end),
      text,
    );
  return { base: put(versions.base), yours: versions.yours, theirs: put(versions.theirs) };
}

/** None in a file that is no YAML any more. */
function findImages(text: string, { path, image }: ManifestOptions): readonly ImageScalar[] {
  try {
    return findImageScalars(text, { file: path, image: parseImageReference(image) });
  } catch (error) {
    if (error instanceof CliError) return [];
    throw error;
  }
}
