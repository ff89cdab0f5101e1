import { redactTexts } from '../output/redact-texts.ts';
import { queryString } from '../http/prepare/query-string.ts';
import { fileSystem } from '../platform/file-system.ts';
import { buildReport } from './build-report.ts';
import type { BotRun } from '../run/bot-run.ts';
import type { Ending } from '../end/decide-ending.ts';
import { keepApart } from './keep-apart.ts';
import { printReport, type Report } from './report.ts';
import { findTerminationLog } from './termination-log.ts';

/** Writes the report, or the description that was asked for, as the last line of stdout and for the kubelet. */
export function writeReport(run: BotRun, ending: Ending): Report {
  const { output } = run;
  const report = makeReport(run, ending);
  if (run.description === undefined) {
    const line = printReport(report);
    writeCopy(run, line);
    writePlan(run);
    output.finish(line);
  } else {
    output.finish(printRedacted(run, run.description));
  }
  return report;
}

/** The report of a run as it is now, without secrets, whole: a cut secret is not found any more. */
export function makeReport(run: BotRun, ending: Ending): Report {
  const { facts, options, plan, startedAt, warnings } = run;
  const whole = buildReport({
    bot: options.name,
    facts,
    ending,
    plannedCount: plan.length,
    startedAt,
    endedAt: run.now(),
    warnings,
  });
  return redactReport(run, whole);
}

function redactReport({ redactor }: BotRun, report: Report): Report {
  const counts = Object.entries(report.counts).map(
    ([name, count]) => [redactor.redact(name), count] as const,
  );
  return redactTexts(redactor, { ...report, counts: keepApart(counts) });
}

function writeCopy(run: BotRun, line: string): void {
  const file = findTerminationLog(run.env['TERMINATION_LOG'], { isOwn: run.isOwn });
  if (file !== undefined) writeFile(run, { what: "the report's copy", file, text: line });
}

/** The report is cut to what the kubelet keeps: a plan of 300 writes has a file of its own. */
function writePlan(run: BotRun): void {
  const file = run.env['PLAN_FILE'] ?? '';
  if (file === '' || !run.facts.dryRun) return;
  const plan = run.plan.map((row) => ({ ...row, sent: row.path + queryString(row.query) }));
  const text = printRedacted(run, { schema: 1, plan, marks: run.listPlanMarks(), state: run.plannedState });
  writeFile(run, { what: 'the plan', file, text });
}

/** A value as JSON, without secrets. */
function printRedacted({ redactor }: BotRun, value: unknown): string {
  return redactor.redact(JSON.stringify(value));
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
