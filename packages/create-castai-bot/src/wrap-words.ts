/** A text in lines of at most `width` characters, each indented; a longer word has a line of its own. */
export function wrapWords(
  text: string,
  options: { readonly width: number; readonly indent: string },
): string {
  const { width, indent } = options;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last} ${word}`;
    if (longer !== undefined && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}
