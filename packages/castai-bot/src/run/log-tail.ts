/** The end of what is printed, which says what went wrong. */
export interface LogTail {
  readonly push: (text: string) => void;
  /** From the beginning of a line, where the end has one. */
  readonly text: () => string;
  /** How many characters before it are no longer kept. */
  readonly cut: () => number;
}

/** @param most Characters that are kept */
export function createLogTail(most: number): LogTail {
  let text = '';
  let cut = 0;
  // To cut costs as much as all that is kept: it is done once in so much, not with each line.
  const cutIfOver = (limit: number): void => {
    if (text.length <= limit) return;
    const first = text.length - most;
    const line = text.indexOf('\n', first - 1) + 1;
    const from = line === 0 || line === text.length ? first : line;
    cut += from;
    text = text.slice(from);
  };
  return {
    push: (more) => {
      text += more;
      cutIfOver(2 * most);
    },
    text: () => {
      cutIfOver(most);
      return text;
    },
    cut: () => {
      cutIfOver(most);
      return cut;
    },
  };
}
