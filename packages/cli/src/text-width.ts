import { stripVTControlCharacters } from 'node:util';

/** One column each, whatever stands beside them: what nearly every text is made of. */
const NARROW = /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF\u2010-\u2027\u2190-\u21FF\u2713\u2717]*$/;

/** How many columns of a terminal a text takes, in which East Asian letters and emoji have two. Colours have none. */
export function textWidth(text: string): number {
  const shown = stripVTControlCharacters(text);
  if (NARROW.test(shown)) return shown.length;
  const measure = createMeasure();
  return splitText(shown).reduce((total, character) => total + measure(character), 0);
}

/** The longest beginning of a text that fits, and what is left. */
export function cutText(text: string, columns: number): readonly [fitting: string, rest: string] {
  if (NARROW.test(text)) return [text.slice(0, columns), text.slice(columns)];
  const measure = createMeasure();
  let width = 0;
  let end = 0;
  for (const character of splitText(text)) {
    width += measure(character);
    if (width > columns) break;
    end += character.length;
  }
  return [text.slice(0, end), text.slice(end)];
}

/** Into what a person takes for characters. */
function splitText(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Made where a text needs it: V8 looks up classes of letters in Unicode's tables when it reads a pattern. */
function createMeasure(): (character: string) => number {
  const invisible = compile(INVISIBLE, 'gu');
  const wide = compile(`^[${WIDE_SCRIPTS}${WIDE_BLOCKS}]`, 'u');
  const narrow = compile(`^[${NARROW_AMONG_WIDE}]`, 'u');
  const picture = compile(PICTURE, 'su');
  const whole = compile(WHOLE, 'u');
  const skin = compile(SKIN, 'u');
  const columnsOf = (letter: string): number => (wide.test(letter) && !narrow.test(letter) ? 2 : 1);
  return (character) => {
    if (picture.test(character)) return 2;
    const visible = character.replaceAll(invisible, '');
    if (visible === '') return 0;
    if (character.includes(TEXT_STYLE)) return 1;
    const letters = Array.from(visible);
    if (!whole.test(visible)) return letters.reduce((total, letter) => total + columnsOf(letter), 0);
    return skin.test(visible) ? 2 : columnsOf(visible);
  };
}

function compile(pattern: string, flags: string): RegExp {
  // oxlint-disable-next-line patterns/no-backtracking -- each of them is a class, or two in a row, and is given one character
  return new RegExp(pattern, flags);
}

const INVISIBLE = String.raw`[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;
const SKIN = String.raw`\p{Emoji_Modifier}`;
/** After a sign: it is drawn as a letter, not as an emoji. */
const TEXT_STYLE = '\uFE0E';
/** A sign drawn as an emoji, a flag, several emoji in one. */
const PICTURE = String.raw`^\p{Emoji}.*\uFE0F|^\p{Regional_Indicator}|\u200D\p{Extended_Pictographic}`;
/** A syllable of Hangul and an emoji with its skin are as wide as what they begin with; a letter of Thai has its vowel beside it. */
const WHOLE = String.raw`^[\p{Script=Hangul}\p{Emoji_Presentation}\p{Emoji_Modifier_Base}]`;
const WIDE_SCRIPTS = [
  'Emoji_Presentation',
  ...['Han', 'Hiragana', 'Katakana', 'Hangul', 'Yi', 'Tangut', 'Nushu', 'Khitan_Small_Script'].map(
    (script) => `Script=${script}`,
  ),
]
  .map((name) => String.raw`\p{${name}}`)
  .join('');
/** Signs of those scripts, and trigrams: Unicode's EastAsianWidth W and F. */
const WIDE_BLOCKS = String.raw`\u2329\u232A\u2630-\u2637\u268A-\u268F\u2E80-\u303E\u3041-\u33FF\u4DC0-\u4DFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}`;
/** Their half-width letters, and the parts of a syllable of Hangul that follow its first. */
const NARROW_AMONG_WIDE = String.raw`\u1160-\u11FF\u3248-\u324F\uD7B0-\uD7FF\uFF61-\uFFDC`;
