import type { Report } from '../report/report.ts';

export interface ConfigWords {
  /** The file that the bot reads, which nobody else knows of. */
  readonly file: string;
  /** Where its text is from: what a person can mend. */
  readonly source: string;
  /** Names of inputs that a person gave on the command line, and not there. */
  readonly typedInputs: readonly string[];
  readonly write: (text: string) => void;
  /** Whether the report shows the same problems: then they are not shown here. */
  readonly isReported: boolean;
}

/**
 * Lets a bot's stderr through as it comes, with the place that a person knows in the stead of the config's file. The
 * lines about the config are kept back until it is known whether the report says the same.
 */
export class ConfigWordsFilter {
  readonly #options: ConfigWords;
  #held: string[] = [];

  constructor(options: ConfigWords) {
    this.#options = options;
  }

  push(chunk: string): void {
    const { isReported, write } = this.#options;
    for (const piece of chunk.split(/(?<=\n)/)) {
      const named = this.#name(piece);
      if (isReported && named !== piece && named.endsWith('\n')) this.#held.push(named);
      else write(named);
    }
  }

  /** Call when the output is over. Returns the report in the same words. */
  end(report: Report | null): Report | null {
    const told = report === null ? null : this.#nameAll(report);
    const problems = told?.error?.problems ?? [];
    for (const line of this.#held) {
      if (!problems.some((problem) => line.includes(problem))) this.#options.write(line);
    }
    this.#held = [];
    return told;
  }

  #nameAll({ error, ...report }: Report): Report {
    if (error === undefined) return report;
    const { problems, message } = error;
    const named = { ...error, message: this.#name(message) };
    return {
      ...report,
      error: problems === undefined ? named : { ...named, problems: problems.map((one) => this.#name(one)) },
    };
  }

  #name(text: string): string {
    const { file, source, typedInputs } = this.#options;
    const named = typedInputs
      .flatMap((name) => [`${name}:`, `${name}.`])
      .reduce(
        (words, input) => words.replaceAll(`${file}: function.inputs.${input}`, () => `--input ${input}`),
        text,
      );
    return named.replaceAll(file, () => source);
  }
}
