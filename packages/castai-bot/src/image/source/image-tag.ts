import type { GitFacts } from './git-facts.ts';

const COMMIT_DIGITS = 12;
/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const LONGEST_TAG = 128;

/** `1.2.0-3f2a9c81d0e4`, with `-dirty` when the image holds what no commit does. */
export function toImageTag(version: string | undefined, git: GitFacts | undefined): string {
  const commit = git ? [git.commit.slice(0, COMMIT_DIGITS), ...(git.isDirty ? ['dirty'] : [])] : [];
  const end = commit.join('-');
  const start = (version ?? (git ? '' : '0.0.0')).replaceAll(/[^\w.-]/g, '-').replace(/^[.-]+/, '');
  return [start.slice(0, LONGEST_TAG - end.length - 1), end].filter(Boolean).join('-');
}
