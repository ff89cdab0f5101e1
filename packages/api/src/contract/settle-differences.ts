import type { Difference } from './compare-schemas.ts';

/** A difference that stays, and where the fact comes from that it rests on. */
export interface ContractException {
  /** Where the difference is; a star stands for any text. */
  readonly at: string;
  /** What the difference says; a star stands for any text. */
  readonly what: string;
  readonly source: string;
}

/** Takes the differences that an exception covers off a list, and names the exceptions that cover none. */
export function settleDifferences(
  differences: readonly Difference[],
  exceptions: readonly ContractException[],
): { readonly open: readonly Difference[]; readonly unused: readonly ContractException[] } {
  const covers = ({ at, what }: ContractException, difference: Difference): boolean =>
    matches(at, difference.at) && matches(what, difference.what);
  return {
    open: differences.filter((difference) => !exceptions.some((exception) => covers(exception, difference))),
    unused: exceptions.filter(
      (exception) => !differences.some((difference) => covers(exception, difference)),
    ),
  };
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  // oxlint-disable-next-line patterns/no-backtracking -- our own exceptions, which have a star or two
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
