import { decideEnding, type Ending } from '../end/decide-ending.ts';
import { endProcess, nameHolders } from '../end/exit.ts';
import { logEnding } from '../report/log-ending.ts';
import type { Report } from '../report/report.ts';
import { writeReport } from '../report/write-report.ts';
import type { BotRun } from '../run/bot-run.ts';
import { executeRun } from '../run/execute-run.ts';
import { settleMs } from '../run/run-control.ts';
import { ProcessWatch } from '../run/watch-process.ts';
import { watchSignals } from '../run/watch-signals.ts';
import { isAbort } from '../values/is-abort.ts';
import { openTellers } from './open-tellers.ts';

/** Runs a bot in a process of its own, and sees to it that the process ends with the exit code of the run. */
export async function runInProcess(run: BotRun, process: NodeJS.Process): Promise<Report> {
  const { control, limits, log, output } = run;
  let ending: Ending | undefined;
  let written: Report | undefined;
  const decide = (): Ending => {
    const decided = decideEnding(control.close());
    ending = decided;
    // Once more behind what the function may have set for the exit: the report is written, and cannot change.
    process.on('exit', () => {
      process.exitCode = decided.exitCode;
    });
    process.exitCode = decided.exitCode;
    return decided;
  };
  const watch = new ProcessWatch(process, {
    control,
    onExit: () => {
      written ??= conclude(run, ending ?? decide());
      process.exitCode = written.exitCode;
      // No listener of its own: one that calls process.exit() ends the process before the listeners behind it.
      output.close();
    },
    onLateError: (error) => {
      if (!isAbort(error, control.signal.reason))
        log.error('Something failed after the run had ended', { error });
    },
  });
  watchSignals(process, { control, graceSeconds: limits.graceSeconds });
  const tell = await openTellers(run);
  await executeRun(run, process.argv.slice(2));
  const isDrained = await watch.settle();
  noteExitCode(run, process);
  const decided = decide();
  await tell({ ending: decided, signal: untilSignal(process) });
  const report = conclude(run, decided);
  written = report;
  const outputs = [process.stdout, process.stderr];
  if (!isDrained) {
    warnOfHolders(run, process);
    await endProcess(process, report.exitCode, { outputs });
  }
  // What the bot's main module leaves behind after the run must not keep the process either.
  setTimeout(() => {
    warnOfHolders(run, process);
    void endProcess(process, report.exitCode, { outputs });
  }, settleMs).unref();
  return report;
}

function noteExitCode({ control }: BotRun, { exitCode }: NodeJS.Process): void {
  const code = Number(exitCode ?? 0);
  if (code !== 0) control.note({ kind: 'exitCodeSet', code });
}

/** Aborted by the next signal: whoever sends one then waits for no collector, and nobody to be told. */
function untilSignal(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.once(name, () => {
      controller.abort(new Error(`${name} came meanwhile`));
    });
  }
  return controller.signal;
}

function conclude(run: BotRun, ending: Ending): Report {
  logEnding(run, ending);
  return writeReport(run, ending);
}

function warnOfHolders({ log }: BotRun, process: NodeJS.Process): void {
  log.warning(
    `Something holds the process after the run and is cut off: ${nameHolders(process.getActiveResourcesInfo())}`,
    {
      hint: 'Clear timers and close connections before the function returns; hand them the signal of its context',
    },
  );
}
