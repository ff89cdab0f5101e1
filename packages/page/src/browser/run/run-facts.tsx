import type { JSX } from 'preact';
import type { RunData } from '../../run-data.ts';
import { Fact, Facts } from '../pieces/facts.tsx';
import { writeCount, writeDateTime, writeDuration } from '../pieces/write-words.ts';

/** What ran, where and when, and what it counted. */
export function RunFacts({ run }: { readonly run: RunData }): JSX.Element {
  const { bot, entry, cluster, target, tick, startedAt, durationMs, requests, report } = run;
  const { exitCode, meaning } = run;
  const counts = Object.entries(report?.counts ?? {});
  return (
    <Facts>
      {exitCode !== null && (
        <Fact name="Ended with">
          exit code {exitCode}
          {meaning !== null && `: ${meaning}`}
        </Fact>
      )}
      <Fact name="Bot">{bot}</Fact>
      <Fact name="Function">{run.function}</Fact>
      {entry !== run.function && <Fact name="Entry">{entry}</Fact>}
      {cluster !== null && <Fact name="Cluster">{cluster}</Fact>}
      {target !== null && <Fact name="CAST AI">{target}</Fact>}
      {tick !== null && <Fact name="For the time">{writeDateTime(tick)} UTC</Fact>}
      {startedAt !== null && <Fact name="Started">{writeDateTime(startedAt)} UTC</Fact>}
      {durationMs !== null && <Fact name="Took">{writeDuration(durationMs)}</Fact>}
      {requests !== null && <Fact name="Requests">{writeCount(requests.length)}</Fact>}
      {report === null && run.reportProblem !== null && <Fact name="Report">none: {run.reportProblem}</Fact>}
      {counts.map(([name, count]) => (
        <Fact key={name} name={name}>
          <strong>{writeCount(count)}</strong>
        </Fact>
      ))}
    </Facts>
  );
}
