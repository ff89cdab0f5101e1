/** As git and `castai-bot update` begin what two sides have changed. */
const BEGIN = /^<{7}(?: |$)/;

/** What to do about them. */
export const CONFLICT =
  'marks of a merge that is not finished, wanted one side alone, without the lines <<<<<<<, ======= and >>>>>>>';

/** Where the two sides of a merge stand in a text, one below the other; both counted from 1. */
export function findConflicts(text: string): readonly { readonly line: number; readonly column: number }[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (BEGIN.test(line) ? [{ line: index + 1, column: 1 }] : []));
}
