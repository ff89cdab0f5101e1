import { Writable } from 'node:stream';
import { createLogTail, type LogTail } from '../run/log-tail.ts';

/** A longer log is shown from its end. */
const MOST_KEPT = 200_000;

/** What a run prints: kept for the page, and passed on to the terminal. */
export interface RunLog extends Pick<LogTail, 'text' | 'cut'> {
  /** Takes the place of a terminal's stream. */
  readonly through: (stream: Writable) => Writable;
}

/** @param onText hears of each piece */
export function createRunLog(onText: () => void): RunLog {
  const { push, text, cut } = createLogTail(MOST_KEPT);
  return {
    text,
    cut,
    through: (stream) =>
      new Writable({
        decodeStrings: false,
        write: (chunk: string | Buffer, _encoding, done) => {
          push(String(chunk));
          onText();
          // What is kept is whole when the bot has ended, however slow the terminal is.
          stream.write(chunk);
          done();
        },
      }),
  };
}
