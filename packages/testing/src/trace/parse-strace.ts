/** One call of the kernel that succeeded, or is under way. */
export interface SystemCall {
  readonly name: string;
  /** As strace prints them, texts unquoted. */
  readonly args: readonly string[];
  /** What it returned: a number, and of a file its path. */
  readonly result: string;
}

/** `openat(AT_FDCWD</tmp>, "a", O_RDONLY) = 3</tmp/a>`; failures are left out, but of calls that go on by themselves. */
export function parseStrace(text: string): readonly SystemCall[] {
  return text.split('\n').flatMap((line) => {
    const name = /^[a-z_0-9]+(?=\()/.exec(line)?.[0];
    const at = line.lastIndexOf(' = ');
    if (name === undefined || at === -1) return [];
    const result = line.slice(at + 3);
    const isDone = !result.startsWith('-1') || result.includes('EINPROGRESS');
    const inner = line
      .slice(name.length + 1, at)
      .trimEnd()
      .replace(/\)$/, '');
    return isDone ? [{ name, args: splitArguments(inner), result: unescapeText(result) }] : [];
  });
}

/** Commas inside of texts, lists and structures do not part arguments. */
function splitArguments(text: string): readonly string[] {
  const args: string[] = [];
  let depth = 0;
  let current = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\.\.\.)?|<(?:[^<>\\]|\\.)*>|./gs)) {
    if (token.length === 1 && '[{('.includes(token)) depth += 1;
    if (token.length === 1 && ']})'.includes(token)) depth -= 1;
    if (token === ',' && depth === 0) {
      args.push(current.trim());
      current = '';
    } else current += token;
  }
  return [...args, current.trim()].map((arg) => (arg.startsWith('"') ? unquote(arg) : unescapeText(arg)));
}

/** The texts of a list: the arguments of a program. */
export function listTexts(list: string): readonly string[] {
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) => text);
}

function unquote(text: string): string {
  return unescapeText(text.slice(1, text.lastIndexOf('"')));
}

const NAMED: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12 };

/** strace writes bytes outside of ASCII in octal. */
function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  const bytes = [...text.matchAll(/\\([0-7]{1,3})|\\(.)|([^\\]+)/gs)].flatMap(
    ([, octal, letter, plain = '']) => {
      if (octal !== undefined) return [Number.parseInt(octal, 8)];
      return letter === undefined ? [...Buffer.from(plain)] : [NAMED[letter] ?? letter.charCodeAt(0)];
    },
  );
  return Buffer.from(bytes).toString();
}
