import { StringDecoder } from 'node:string_decoder';
import { Writable } from 'node:stream';
import type { RenderedError } from './render-error.ts';
import { isRecord, readJson } from './json-value.ts';
import { toShownJson } from './shown-text.ts';

/** One line of `--events`; each also has `at`, ISO 8601. */
export type Event =
  /** What the command is about to do, in words. */
  | { readonly event: 'note'; readonly message: string }
  /** A line of something that runs: a test, an engine, a request of the simulator. */
  | { readonly event: 'line'; readonly text: string }
  /** A line of something that runs which is JSON: a bot's own log. */
  | { readonly event: 'log'; readonly log: object }
  /** What `--json` would print. */
  | { readonly event: 'result'; readonly data: unknown }
  | ({ readonly event: 'error' } & RenderedError['document'])
  /** Always the last. */
  | { readonly event: 'end'; readonly exitCode: number };

export interface EventsOptions {
  readonly stdout: Writable;
  readonly now: () => Date;
}

export interface EventPrinter {
  emit(event: Event): void;
  /** In place of stdout and stderr: each line becomes an event. */
  readonly stream: Writable;
}

/** Prints what happens as ND-JSON: one document a line, as it comes. */
export function createEventPrinter({ stdout, now }: EventsOptions): EventPrinter {
  const emit = ({ event, ...rest }: Event): void =>
    void stdout.write(`${toShownJson({ event, at: now().toISOString(), ...rest })}\n`);
  const lines = new LineSplitter((text) => emit(toEvent(text)));
  return {
    emit: (event) => {
      // What was begun comes before what follows it.
      lines.flush();
      emit(event);
    },
    stream: lines,
  };
}

function toEvent(text: string): Event {
  const log = text.startsWith('{') ? readJson(text) : undefined;
  return isRecord(log) ? { event: 'log', log } : { event: 'line', text };
}

class LineSplitter extends Writable {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    super();
    this.#onLine = onLine;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') this.#onLine(line);
    done();
  }

  flush(): void {
    if (this.#rest !== '') this.#onLine(this.#rest);
    this.#rest = '';
  }
}
