import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ReportData, RunData } from '../../run-data.ts';
import { Empty } from '../pieces/states.tsx';
import { ThemeButton } from '../pieces/theme.tsx';
import { addressOf, currentRoute } from '../route.ts';
import { EndBadge } from '../run/end-badge.tsx';
import { RunWhole } from '../run/run-whole.tsx';
import './report.css';

interface ReportProps {
  readonly data: ReportData;
  /** The licences of what is in the page. */
  readonly notices: string;
}

/** The page of one run, or of one run of each function. */
export function Report({ data: { writer, runs }, notices }: ReportProps): JSX.Element {
  const place = Number(currentRoute.value[0] ?? 1) - 1;
  const open = runs[place] ?? runs[0];
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (currentRoute.peek().length > 0) main.current?.focus();
  }, [place]);
  return (
    <>
      <header class="report-top">
        <span class="brand">
          castai-bot <span>Run</span>
        </span>
        <ThemeButton />
      </header>
      {runs.length > 1 && <Runs runs={runs} open={open} />}
      <main ref={main} tabIndex={-1}>
        {open === undefined ? (
          <>
            <h1 class="hidden">Runs</h1>
            <Empty title="There is no run in this file">
              <p>Write it again with castai-bot run --html.</p>
            </Empty>
          </>
        ) : (
          <RunWhole key={place} run={open} />
        )}
      </main>
      <footer class="report-end muted">
        <p>Written by {writer}. It sends nothing anywhere, and keys and secrets are left out of it.</p>
        <details>
          <summary>Licences</summary>
          <pre tabIndex={0}>{notices}</pre>
        </details>
      </footer>
    </>
  );
}

interface RunsProps {
  readonly runs: readonly RunData[];
  readonly open: RunData | undefined;
}

function Runs({ runs, open }: RunsProps): JSX.Element {
  return (
    <nav aria-label="Runs" class="runs">
      <ul>
        {runs.map((run, index) => (
          <li key={run.entry}>
            <a href={addressOf(String(index + 1))} aria-current={run === open ? 'page' : undefined}>
              {run.entry} <EndBadge {...run} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
