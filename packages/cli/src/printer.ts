import type { WriteTyped } from './command-line.ts';
import type { Effects, Output } from './command.ts';
import type { EventPrinter } from './events.ts';
import { CliError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import { renderError } from './render-error.ts';
import { toShownJson, toShownText } from './shown-text.ts';
import { createView, hasColor, type View } from './view.ts';

export interface PrinterOptions {
  readonly effects: Pick<Effects, 'stdout' | 'stderr' | 'env'>;
  /** `--json`: stdout gets one document, whatever happens. */
  readonly isJson: boolean;
  /** `--events`: both streams lead there already. */
  readonly events: EventPrinter | undefined;
}

/**
 * The one way out: all that a line prints, for people, as a document or as events. Nothing that a file, a server or a
 * person says gets to a terminal as more than text.
 */
export class Printer {
  /** What is printed is for a program. */
  readonly isJson: boolean;
  /** Set once it is known in which folder the line works. */
  typed: WriteTyped = (text) => text;
  readonly #options: PrinterOptions;
  #isDocumentDue: boolean;

  constructor(options: PrinterOptions) {
    this.#options = options;
    this.isJson = options.isJson || options.events !== undefined;
    this.#isDocumentDue = options.isJson && options.events === undefined;
  }

  /** For text on a stream. */
  view(stream: 'stdout' | 'stderr'): View {
    const { effects } = this.#options;
    return createView({ stream: effects[stream], env: effects.env, typed: this.typed });
  }

  /** One line about progress: stderr. */
  note(text: string): void {
    const { events } = this.#options;
    if (events) events.emit({ event: 'note', message: text });
    else this.#write('stderr', text);
  }

  /** One line of live output: stdout, with `--json` stderr. */
  line(text: string): void {
    this.#write(this.#options.isJson ? 'stderr' : 'stdout', text);
  }

  /** What a command came to. */
  result(output: Output): void {
    if (this.isJson) {
      this.#document(output.document);
      return;
    }
    const text = output.text(this.view('stdout'));
    if (text !== '') this.#write('stdout', text);
  }

  /** A failure. `instead` is what people get in place of its words. */
  error(error: unknown, { instead }: { readonly instead?: string } = {}): number {
    const { events } = this.#options;
    const { text, document } = renderError(error, this.view('stderr'));
    if (events) events.emit({ event: 'error', ...document });
    else this.#write('stderr', instead?.replace(/\n$/, '') ?? text);
    if (this.#isDocumentDue) this.#document(document);
    return error instanceof CliError ? error.exitCode : exitCodes.failed;
  }

  #document(document: unknown): void {
    const { events, effects } = this.#options;
    this.#isDocumentDue = false;
    if (events) events.emit({ event: 'result', data: document });
    else effects.stdout.write(`${toShownJson(document)}\n`);
  }

  #write(name: 'stdout' | 'stderr', text: string): void {
    const { effects } = this.#options;
    const stream = effects[name];
    const isColored = hasColor({ stream, env: effects.env });
    stream.write(`${toShownText(text, { isColored })}\n`);
  }
}
