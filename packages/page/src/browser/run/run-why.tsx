import type { JSX } from 'preact';
import type { RunEnd, RunReport } from '../../run-data.ts';
import { FailedItems } from './failed-items.tsx';
import './run-why.css';

interface RunWhyProps {
  readonly end: RunEnd;
  readonly report: RunReport | null;
  /** Why there is no report. */
  readonly reportProblem: string | null;
}

/** What failed and why, in words, and what to do; nothing of a run that went well. */
export function RunWhy({ end, report, reportProblem }: RunWhyProps): JSX.Element | null {
  const { exitCode, problem, durationMs } = end;
  if (durationMs === null && problem === null) return null;
  const failed = report?.failed ?? [];
  if (problem === null && exitCode === 0 && failed.length === 0 && report?.error === undefined) return null;
  return (
    <section class="why" aria-label="What failed">
      {problem === null ? (
        <Told report={report} reportProblem={reportProblem} isGood={exitCode === 0} />
      ) : (
        <Words lines={problem.split('\n')} />
      )}
      {failed.length > 0 && (
        <FailedItems failed={failed} failedCount={report?.failedCount ?? failed.length} />
      )}
    </section>
  );
}

interface ToldProps extends Pick<RunWhyProps, 'report' | 'reportProblem'> {
  readonly isGood: boolean;
}

/** What the bot itself says; where it says nothing, the log does. */
function Told({ report, reportProblem, isGood }: ToldProps): JSX.Element | null {
  if (report?.error !== undefined) {
    const { message, hint, problems = [message] } = report.error;
    return <Words lines={[...problems, ...(hint === undefined ? [] : [hint])]} />;
  }
  if (report !== null || isGood) return null;
  return (
    <Words
      lines={[`It gave no report: ${reportProblem ?? 'nobody knows why'}`, 'Look at the end of its log.']}
    />
  );
}

function Words({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </>
  );
}
