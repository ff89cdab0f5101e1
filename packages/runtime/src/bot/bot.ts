import type { BotOptions } from '../run/bot-options.ts';
import { BotRun } from '../run/bot-run.ts';
import { executeRun } from '../run/execute-run.ts';
import { decideEnding } from '../end/decide-ending.ts';
import { logEnding } from '../report/log-ending.ts';
import { writeReport } from '../report/write-report.ts';
import type { Report } from '../report/report.ts';
import { openTellers } from './open-tellers.ts';
import { runInProcess } from './run-in-process.ts';

/** A bot: runs the function that its config names, once, and says what came of it. */
export class Bot {
  readonly #options: BotOptions;

  constructor(options: BotOptions) {
    this.#options = options;
  }

  /**
   * Reads environment and config, runs the function under its deadline, writes the report and sets the exit code.
   * It never rejects. With `env` in the options the process is left alone: the exit code is in the report.
   */
  async run(): Promise<Report> {
    // The global one: to import node:process opens stdin too.
    const run = new BotRun(this.#options, process);
    if (run.isOwn) return runInProcess(run, process);
    const tell = await openTellers(run);
    await executeRun(run, []);
    const ending = decideEnding(run.control.close());
    await tell({ ending });
    logEnding(run, ending);
    return writeReport(run, ending);
  }
}
