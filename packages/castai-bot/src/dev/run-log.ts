import { Writable } from 'node:stream';

/** A longer log is shown from its end: that is where it says what went wrong. */
const MOST_KEPT = 200_000;

/** What a run prints: kept for the page, and passed on to the terminal. */
export interface RunLog {
  readonly text: () => string;
  /** How many characters from its beginning are no longer kept. */
  readonly cut: () => number;
  /** Takes the place of a terminal's stream. */
  readonly through: (stream: Writable) => Writable;
}

/** @param onText hears of each piece */
export function createRunLog(onText: () => void): RunLog {
  let text = '';
  let cut = 0;
  // To cut costs as much as all that is kept: it is done once in so much, not with each line.
  const keepAtMost = (most: number): void => {
    if (text.length <= most) return;
    cut += text.length - MOST_KEPT;
    text = text.slice(-MOST_KEPT);
  };
  return {
    text: () => {
      keepAtMost(MOST_KEPT);
      return text;
    },
    cut: () => {
      keepAtMost(MOST_KEPT);
      return cut;
    },
    through: (stream) =>
      new Writable({
        decodeStrings: false,
        write: (chunk: string | Buffer, _encoding, done) => {
          text += String(chunk);
          keepAtMost(2 * MOST_KEPT);
          onText();
          // What is kept is whole when the bot has ended, however slow the terminal is.
          stream.write(chunk);
          done();
        },
      }),
  };
}
