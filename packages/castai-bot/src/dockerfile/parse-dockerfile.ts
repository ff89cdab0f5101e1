/** An instruction of a Dockerfile, continued lines joined. */
export interface Instruction {
  /** In capitals. */
  readonly name: string;
  readonly words: string;
  /** Where it begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** The instructions of a Dockerfile, in order. */
export function parseDockerfile(text: string): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let begun: Instruction | undefined;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name = '', words = ''] = /^\s*(\S+)(.*)/s.exec(line) ?? [];
    const isMore = begun !== undefined;
    begun = begun
      ? { ...begun, words: `${begun.words} ${line.trim()}` }
      : { name: name.toUpperCase(), words: words.trimStart(), line: at + 1, column: 1 };
    if (isMore) instructions.pop();
    const isContinued = begun.words.endsWith('\\');
    begun = { ...begun, words: begun.words.replace(/\\$/, '').trim() };
    instructions.push(begun);
    if (!isContinued) begun = undefined;
  }
  return instructions;
}

/** What a COPY or ADD names, flags aside; nothing for any other instruction. The last is where it goes. */
export function listCopied({ name, words }: Instruction): readonly string[] {
  if (name !== 'COPY' && name !== 'ADD') return [];
  return words.split(/[\s",[\]]+/).filter((word) => word !== '' && !word.startsWith('--'));
}
