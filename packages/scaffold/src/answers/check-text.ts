import { tooLong } from './check-dns-name.ts';

const LONGEST_TEXT = 200;
/** Zero width joiner and non-joiner: emoji and several scripts are written with them. */
const JOINERS = new Set(['\u200C', '\u200D']);

/**
 * Says what keeps a value from being one printable line. Marks that turn or hide text are refused: with them a
 * README, a manifest or a label shows a reviewer something else than what a machine reads.
 */
export function checkText(value: string): string | undefined {
  if (value.length > LONGEST_TEXT) return tooLong(value, LONGEST_TEXT);
  // Most texts; the classes of Unicode below take longer to compile than everything else takes to run.
  if (/^[ -~]*$/.test(value)) return undefined;
  for (const character of value) {
    const problem = checkCharacter(character);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Says what keeps a value from being a bot's description: one printable line, not empty. */
export function checkDescription(value: string): string | undefined {
  return value.trim() === '' ? 'empty, wanted a line that says what the bot does' : checkText(value);
}

/** Says what keeps a value from being an author's name: one printable line, which may be empty. */
export function checkAuthor(value: string): string | undefined {
  return checkText(value);
}

/**
 * Alternatives, not one class: of these esbuild makes expressions that are built when they are used. For a class V8 goes
 * through Unicode's tables already when it reads the file, 3 % of a start.
 */
function checkCharacter(character: string): string | undefined {
  const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(character))
    return `has the control character ${name}, wanted one printable line`;
  if (/\p{Cs}|\p{Noncharacter_Code_Point}/u.test(character)) return `has ${name}, which is no character`;
  if (/\p{Cf}/u.test(character) && !JOINERS.has(character)) {
    return `has the invisible mark ${name}, which can turn or hide the text around it, wanted visible text`;
  }
  return undefined;
}
