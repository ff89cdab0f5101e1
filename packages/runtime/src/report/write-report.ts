import { fileSystem } from '../platform/file-system.ts';
import { buildReport } from './build-report.ts';
import type { BotRun } from '../run/bot-run.ts';
import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import { ConfigError } from '../errors.ts';
import type { Outcome } from '../run/outcome.ts';
import { printReport, type Report } from './report.ts';
import type { Ending } from '../run/run-control.ts';
import { RunEndedError } from '../run/run-ended-error.ts';
import { findTerminationLog } from './termination-log.ts';

/** Logs what came of a run: every planned write, every failed item, and what was thrown. */
export function logOutcome(run: BotRun, { error, exitCode, result }: Outcome): void {
  const { description, env, log, plan } = run;
  // Whoever named a file reads the plan there.
  const note = env['PLAN_FILE'] ? log.debug : log.info;
  for (const { method, path, ...write } of plan) note(`Planned ${method} ${path}`, write);
  for (const { id, code, message } of result.failed) log.warning(`An item failed: ${message}`, { id, code });
  if (error !== undefined) logError(run, { error, exitCode });
  else if (description === undefined) log.info(`Ended with exit code ${exitCode}`, { ...result.counts });
}

/** Logs why a run did not end well: every problem of a configuration, the stack of what was thrown. */
export function logError({ facts, log }: BotRun, { error, exitCode }: Ending): void {
  if (error instanceof PlanEndedError) {
    log.info(error.message, { hint: error.hint });
  } else if (error instanceof ConfigError) {
    for (const problem of error.problems) log.error(problem);
  } else {
    const subject = facts.functionName === null ? 'the bot' : JSON.stringify(facts.functionName);
    const details = error instanceof RunEndedError ? { hint: error.hint } : { error };
    log.error(`Cannot finish ${subject}: ${error.message}`, { exitCode, ...details });
  }
}

/** Writes the report, or the description that was asked for, as the last line of stdout and for the kubelet. */
export function writeReport(run: BotRun, outcome: Outcome): Report {
  const { facts, options, output, redactor, startedAt } = run;
  const redact = (text: string): string => redactor.redact(text);
  const report = buildReport({
    bot: options.name,
    facts,
    outcome,
    plannedCount: run.plan.length,
    startedAt,
    endedAt: run.now(),
    redact,
  });
  if (run.description === undefined) {
    const line = printReport(report);
    writeCopy(run, redact(line));
    writePlan(run, redact);
    output.finish(line);
  } else {
    output.finish(JSON.stringify(run.description));
  }
  return report;
}

function writeCopy(run: BotRun, line: string): void {
  const file = findTerminationLog(run.env['TERMINATION_LOG'], { isOwn: run.isOwn });
  if (file !== undefined) writeFile(run, { what: "the report's copy", file, text: line });
}

/** The report is cut to what the kubelet keeps: a plan of 300 writes has a file of its own. */
function writePlan(run: BotRun, redact: (text: string) => string): void {
  const file = run.env['PLAN_FILE'] ?? '';
  if (file === '' || !run.facts.dryRun) return;
  writeFile(run, { what: 'the plan', file, text: redact(JSON.stringify({ schema: 1, plan: run.plan })) });
}

interface Writing {
  readonly what: string;
  readonly file: string;
  readonly text: string;
}

function writeFile({ log }: BotRun, { what, file, text }: Writing): void {
  try {
    fileSystem.writeFileSync(file, `${text}\n`);
  } catch (error) {
    log.warning(`Cannot write ${what} to ${JSON.stringify(file)}: ${String(error)}`);
  }
}
