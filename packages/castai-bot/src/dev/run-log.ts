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
  return {
    text: () => text,
    cut: () => cut,
    through: (stream) =>
      new Writable({
        decodeStrings: false,
        write: (chunk: string | Buffer, _encoding, done) => {
          const all = text + String(chunk);
          text = all.slice(-MOST_KEPT);
          cut += all.length - text.length;
          onText();
          stream.write(chunk, () => done());
        },
      }),
  };
}
