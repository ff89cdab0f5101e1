import type { GitFacts } from './git-facts.ts';

/** Label that says what an image was built of, so that the same is not built twice. */
export const FINGERPRINT_LABEL = 'castai-bot.fingerprint';

export const REVISION_LABEL = 'org.opencontainers.image.revision';
/** At the end of a revision whose files are in no commit. */
export const DIRTY = '-dirty';

export interface LabelOptions {
  readonly version: string | undefined;
  readonly git: GitFacts | undefined;
  readonly epochSeconds: number | undefined;
  readonly baseImage: string | undefined;
}

/**
 * What the Dockerfile cannot know; title, description and licence are in it.
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function toImageLabels({
  version,
  git,
  epochSeconds,
  baseImage,
}: LabelOptions): Record<string, string> {
  const labels = {
    version,
    revision: git && `${git.commit}${git.isDirty ? DIRTY : ''}`,
    source: git?.source,
    created: epochSeconds === undefined ? undefined : new Date(epochSeconds * 1000).toISOString(),
    'base.name': baseImage,
  };
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) =>
      value === undefined ? [] : [[`org.opencontainers.image.${name}`, value]],
    ),
  );
}
