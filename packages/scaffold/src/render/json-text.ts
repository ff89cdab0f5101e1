/**
 * Characters that JSON takes bare and YAML reads as a line break, as a byte order mark or not at all.
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const NOT_PRINTABLE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/**
 * JSON that is also YAML: its strings are double-quoted scalars to YAML 1.1 and 1.2 alike.
 * @throws Error when there is no value
 */
export function toJsonText(value: unknown, options: { readonly isPretty?: boolean } = {}): string {
  if (value === undefined) throw new Error('Cannot write a value: found none');
  const text = JSON.stringify(value, undefined, options.isPretty === true ? 2 : undefined);
  return text.replaceAll(NOT_PRINTABLE, escape);
}

function escape(character: string): string {
  return String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
