/** Whether a path is what a workspace's list of packages means by a pattern: `packages/*`, `apps/**`, `tools/{a,b}`. */
export function matchesPattern(pattern: string, path: string): boolean {
  const names = path.split('/');
  return expandBraces(pattern).some((one) => {
    const parts = one.split('/').filter((part) => part !== '' && part !== '.');
    return matchesParts(parts, names);
  });
}

function matchesParts([part, ...parts]: readonly string[], names: readonly string[]): boolean {
  if (part === undefined) return names.length === 0;
  if (part === '**')
    return matchesParts(parts, names) || (names.length > 0 && matchesParts([part, ...parts], names.slice(1)));
  const [name, ...rest] = names;
  return name !== undefined && matchesName(part, name) && matchesParts(parts, rest);
}

/** What stands between the stars has to come in its order, the ends at the ends. */
function matchesName(part: string, name: string): boolean {
  const pieces = part.split('*');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return part === name;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

function expandBraces(pattern: string): readonly string[] {
  const [start, end] = [pattern.indexOf('{'), pattern.indexOf('}')];
  if (start < 0 || end < start) return [pattern];
  const choices = pattern.slice(start + 1, end).split(',');
  return choices.flatMap((choice) => expandBraces(pattern.slice(0, start) + choice + pattern.slice(end + 1)));
}
