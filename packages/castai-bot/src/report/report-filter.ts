import { findReportProblem, mayBeReport, parseReport, type Report } from './report.ts';

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
    if (chunk === '') return;
    for (const piece of chunk.split(/(?<=\n)/)) {
      if (this.#isInsideLine) this.#pass(piece);
      else this.#consider(piece);
    }
  }

  /** Call when the output is over. Returns the report, or why the last line that looks like one is none. */
  end(): { readonly report?: Report; readonly problem?: string } {
    const held = this.#held;
    const report = parseReport(held);
    if (report !== undefined) return { report };
    const problem = findReportProblem(held);
    this.#release();
    return problem === undefined ? {} : { problem };
  }

  #consider(piece: string): void {
    if (this.#held.endsWith('\n')) this.#release();
    this.#held += piece;
    if (mayBeReport(this.#held)) return;
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
