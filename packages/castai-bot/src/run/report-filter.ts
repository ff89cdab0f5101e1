import { parseReport, REPORT_MARK, type Report } from './report.ts';

/**
 * Lets a bot's stdout through as it comes and keeps its last line back when that is the report: a person gets the
 * report as a table instead.
 */
export class ReportFilter {
  readonly #write: (text: string) => void;
  #held = '';
  #isInsideLine = false;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  push(chunk: string): void {
    for (const piece of chunk.split(/(?<=\n)/)) {
      if (this.#isInsideLine) this.#pass(piece);
      else this.#consider(piece);
    }
  }

  /** Call when the output is over. */
  end(): Report | undefined {
    const report = parseReport(this.#held);
    if (report === undefined) this.#release();
    return report;
  }

  #consider(piece: string): void {
    if (this.#held.endsWith('\n')) this.#release();
    this.#held += piece;
    if (REPORT_MARK.startsWith(this.#held) || this.#held.startsWith(REPORT_MARK)) return;
    const line = this.#held;
    this.#held = '';
    this.#pass(line);
  }

  #pass(text: string): void {
    this.#isInsideLine = !text.endsWith('\n');
    this.#write(text);
  }

  #release(): void {
    if (this.#held !== '') this.#write(this.#held);
    this.#held = '';
  }
}
