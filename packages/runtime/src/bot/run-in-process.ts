import type { BotRun } from '../run/bot-run.ts';
import { executeRun } from '../run/execute-run.ts';
import { endProcess, nameHolders } from '../end/exit.ts';
import { exitCodeOf, exitCodes } from '../run/exit-code.ts';
import { logError, logOutcome, writeReport } from '../report/write-report.ts';
import { failWith, type Outcome } from '../run/outcome.ts';
import { ProcessGuard, settleMs } from '../run/process-guard.ts';
import type { Report } from '../report/report.ts';

/** Runs a bot in a process of its own, and sees to it that the process ends with the exit code of the run. */
export async function runInProcess(run: BotRun, process: NodeJS.Process): Promise<Report> {
  let outcome: Outcome | undefined;
  const conclude = (ended: Outcome): Report => {
    guard.finish();
    process.exitCode = ended.exitCode;
    logOutcome(run, ended);
    return writeReport(run, ended);
  };
  const guard = new ProcessGuard(process, {
    control: run.control,
    graceSeconds: run.limits.graceSeconds,
    onExit: (ending) => {
      conclude(outcome ?? failWith(ending));
    },
    onLateError: (error) => {
      run.log.error('Something failed after the report', { error });
      process.exitCode ||= exitCodes.failed;
    },
  });
  process.on('exit', run.output.close);
  outcome = await executeRun(run, process.argv.slice(2));
  const { isDrained, lateError } = await guard.settle(outcome);
  if (lateError !== undefined) outcome = addLateError(run, outcome, lateError);
  const report = conclude(outcome);
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

/** A promise that nobody waited for, or a timer, failed after the function had returned: then it had not done its work. */
function addLateError(run: BotRun, outcome: Outcome, error: Error): Outcome {
  const late = { error, exitCode: exitCodeOf(error) };
  if (outcome.error === undefined) return { ...outcome, ...late };
  logError(run, late);
  return outcome;
}

function warnOfHolders({ log }: BotRun, process: NodeJS.Process): void {
  log.warning(
    `Something holds the process after the run and is cut off: ${nameHolders(process.getActiveResourcesInfo())}`,
    {
      hint: 'Clear timers and close connections before the function returns; hand them the signal of its context',
    },
  );
}
