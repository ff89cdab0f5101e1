/** A part of a README that castai-bot keeps: what is between `<!-- castai-bot:name -->` and `<!-- /castai-bot:name -->`. */
export interface ReadmePart {
  readonly name: string;
  /** Offsets of what is between the two lines of its marks. */
  readonly start: number;
  readonly end: number;
}

export interface ReadmeParts {
  readonly parts: readonly ReadmePart[];
  /** Marks without their other half: `README.md:12: …`, without the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const MARK = /^<!-- (?<end>\/?)castai-bot:(?<name>[a-z-]+) -->$/;

/** The marks around a part. */
export function toMarks(name: string): readonly [begin: string, end: string] {
  return [`<!-- castai-bot:${name} -->`, `<!-- /castai-bot:${name} -->`];
}

/** Finds the parts in a text with Unix line breaks. */
export function findReadmeParts(text: string): ReadmeParts {
  const parts: ReadmePart[] = [];
  const problems: { line: number; message: string }[] = [];
  let open: { name: string; start: number; line: number } | undefined;
  let offset = 0;
  const refuse = (line: number, mark: string, lacks: string): void =>
    void problems.push({ line, message: `${mark} has no ${lacks}, so that what is there is left alone` });
  for (const [index, line] of text.split('\n').entries()) {
    const { end, name = '' } = MARK.exec(line)?.groups ?? {};
    const [begin, ending] = toMarks(name);
    const next = offset + line.length + 1;
    if (end === '') {
      if (open) refuse(open.line, toMarks(open.name)[0], toMarks(open.name)[1]);
      open = { name, start: next, line: index + 1 };
    } else if (end === '/') {
      if (open?.name === name) parts.push({ name, start: open.start, end: offset });
      else refuse(index + 1, ending, begin);
      open = open?.name === name ? undefined : open;
    }
    offset = next;
  }
  if (open) refuse(open.line, toMarks(open.name)[0], toMarks(open.name)[1]);
  return { parts, problems };
}

/** A README whose parts say what they say in another one; every other byte stays, and so does a part that it lacks. */
export function replaceReadmeParts(text: string, rendered: string): string {
  const fresh = findReadmeParts(rendered).parts;
  return findReadmeParts(text).parts.reduceRight((whole, { name, start, end }) => {
    const part = fresh.find((one) => one.name === name);
    return part === undefined
      ? whole
      : whole.slice(0, start) + rendered.slice(part.start, part.end) + whole.slice(end);
  }, text);
}
