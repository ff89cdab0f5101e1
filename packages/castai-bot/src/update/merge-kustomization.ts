import { CliError } from '@castai-bot/cli';
import {
  type ConflictLabels,
  keepLineBreaks,
  type MergedText,
  mergeText,
  type TextVersions,
  toUnix,
} from '@castai-bot/scaffold';
import { addResources, listResources, removeResources } from '../edit-repo/edit-kustomization.ts';

/**
 * Merges a kustomization.yaml: its resources as a set, since add-function writes them in another order than a render
 * has them, and everything else line by line.
 */
export function mergeKustomization(versions: TextVersions, labels: ConflictLabels): MergedText {
  const { base, yours, theirs } = versions;
  if (toUnix(yours) === base) return mergeText(versions, labels);
  return whereListed(
    () => {
      const added = listResources(theirs).filter((file) => !listResources(base).includes(file));
      const removed = listResources(base).filter((file) => !listResources(theirs).includes(file));
      return keepLineBreaks(versions, (same) =>
        mergeText(
          {
            base: removeResources(base, removed),
            yours: removeResources(addResources(same.yours, added), removed),
            theirs: removeResources(theirs, added),
          },
          labels,
        ),
      );
    },
    () => mergeText(versions, labels),
  );
}

/** Whether a kustomization.yaml differs from a render in more than the order of its resources. */
export function isKustomizationEdited(rendered: string, yours: string): boolean {
  const is = toUnix(yours);
  if (is === rendered) return false;
  return whereListed(
    () => {
      const [base, now] = [listResources(rendered), listResources(is)];
      const isSameSet = base.length === now.length && base.every((file) => now.includes(file));
      return !isSameSet || removeResources(rendered, base) !== removeResources(is, now);
    },
    () => true,
  );
}

/** What a text without a list of resources, one a line, is dealt with in another way for. */
function whereListed<Result>(merge: () => Result, otherwise: () => Result): Result {
  try {
    return merge();
  } catch (error) {
    if (error instanceof CliError && error.code === 'KUSTOMIZATION') return otherwise();
    throw error;
  }
}
