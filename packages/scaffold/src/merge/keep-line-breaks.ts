/** One text thrice. */
export interface TextVersions {
  /** What both others come from. */
  readonly base: string;
  readonly yours: string;
  readonly theirs: string;
}

/** What a merge made. */
export interface MergedText {
  readonly text: string;
  /** Lines where a marked conflict begins, the first line being 1. */
  readonly conflicts: readonly number[];
  /** Where yours won over what the other side wanted, in words. */
  readonly kept: readonly string[];
}

/**
 * Merges with Unix line breaks and writes the result with those of yours: git on Windows checks files out with its
 * own.
 */
export function keepLineBreaks(
  { base, yours, theirs }: TextVersions,
  merge: (versions: TextVersions) => MergedText,
): MergedText {
  const merged = merge({ base: toUnix(base), yours: toUnix(yours), theirs: toUnix(theirs) });
  return usesCrlf(yours) ? { ...merged, text: merged.text.replaceAll('\n', '\r\n') } : merged;
}

/** A text with Unix line breaks; one that mixes both is left as it is. */
export function toUnix(text: string): string {
  return usesCrlf(text) ? text.replaceAll('\r\n', '\n') : text;
}

function usesCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n/.test(text);
}
