import type { JSX } from 'preact';
import type { RunEnd, RunReport } from '../../run-data.ts';
import { MoreButton } from '../pieces/more-button.tsx';
import { useSignal } from '@preact/signals';
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

const SHOWN_FIRST = 20;

function FailedItems({ failed, failedCount }: Pick<RunReport, 'failed' | 'failedCount'>): JSX.Element {
  const shown = useSignal(SHOWN_FIRST);
  return (
    <>
      <table class="failed">
        <caption>{failedCount === 1 ? '1 item failed' : `${failedCount} items failed`}</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Why</th>
            <th scope="col">Code</th>
          </tr>
        </thead>
        <tbody>
          {failed.slice(0, shown.value).map(({ id, code, message }, index) => (
            <tr key={index}>
              <th scope="row">{id}</th>
              <td>{message}</td>
              <td>
                <code>{code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton shown={shown} total={failed.length} what="items" />
      {failedCount > failed.length && (
        <p class="muted">The report names the first {failed.length} of them.</p>
      )}
    </>
  );
}
