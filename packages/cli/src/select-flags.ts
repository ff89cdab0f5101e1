import { nameFlag } from './flag-options.ts';
import type { FlagTable } from './flags.ts';

/**
 * The flags that a line names: to declare all of them takes a tenth of a start. All, where the line has a word that looks
 * like a flag and is none: a help, or a mistake whose words name what there is.
 */
export function selectFlags(flags: FlagTable, argv: readonly string[]): FlagTable {
  const end = argv.indexOf('--');
  const typed = (end === -1 ? argv : argv.slice(0, end))
    .filter((word) => word.startsWith('-'))
    .map((word) => word.split('=', 1)[0] ?? word);
  const named = Object.entries(flags).filter(([name, flag]) =>
    nameFlag(name, flag).some((word) => typed.includes(word)),
  );
  const known = new Set(named.flatMap(([name, flag]) => nameFlag(name, flag)));
  return typed.every((word) => known.has(word)) ? Object.fromEntries(named) : flags;
}
