import { Writable } from 'node:stream';

/** A longer log is shown from its end: that is where it says what went wrong. */
const MOST_KEPT = 200_000;

/** What a run prints: kept for the page, and passed on to the terminal. */
export interface RunLog {
  readonly text: () => string;
  /** Takes the place of a terminal's stream. */
  readonly through: (stream: Writable) => Writable;
}

/** @param onText hears of each piece */
export function createRunLog(onText: () => void): RunLog {
  let text = '';
  return {
    text: () => text,
    through: (stream) =>
      new Writable({
        decodeStrings: false,
        write: (chunk: string | Buffer, _encoding, done) => {
          text = (text + String(chunk)).slice(-MOST_KEPT);
          onText();
          stream.write(chunk, () => done());
        },
      }),
  };
}
