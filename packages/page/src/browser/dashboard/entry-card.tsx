import type { JSX } from 'preact';
import type { DeployedBot, DeployedEntry, DeployedRun } from '../../dashboard-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { Fact, Facts } from '../pieces/facts.tsx';
import { writePlural } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { OfferButton } from './offer-button.tsx';
import { viewerZone, writeBoth, writeWhen } from './write-when.ts';

/** One entry: when it runs, how it last went, and what may be done. */
export function EntryCard({
  entry,
  bot,
}: {
  readonly entry: DeployedEntry;
  readonly bot: DeployedBot;
}): JSX.Element {
  return (
    <section class="card entry" aria-label={entry.name}>
      <h2>
        {entry.name} {entry.isSuspended && <Badge word="paused" />}
        {entry.function !== entry.name && <span class="muted"> of {entry.function}</span>}
      </h2>
      <Facts>
        <Fact name="Runs">
          {entry.words}
          {entry.schedule !== null && (
            <span class="muted">
              {' '}
              <code>{entry.schedule}</code> {entry.timeZone ?? 'in the zone of the control plane'}
            </span>
          )}
        </Fact>
        <Fact name="Next">
          <Ticks entry={entry} />
        </Fact>
        <Fact name="Last good run">
          {entry.lastSuccessAt === null
            ? 'None that the cluster still knows of'
            : writeWhen(entry.lastSuccessAt)}
        </Fact>
        <Fact name="Image">
          <code title={entry.image ?? ''}>{shorten(entry.image ?? 'none')}</code>
        </Fact>
      </Facts>
      <LastRuns
        own={bot.runs.filter((run) => run.entry === entry.name)}
        isHidden={bot.refused.runs !== undefined}
      />
      {entry.drift.length > 0 && (
        <p>
          <a href={addressOf('drift')}>{writePlural(entry.drift.length, 'thing')} not as it should be</a>
        </p>
      )}
      <div class="offers">
        {entry.offers.map((offer) => (
          <OfferButton key={offer.command} offer={offer} entry={entry.name} />
        ))}
        <a class="button plain" href={addressOf('runs', 'of', entry.name)}>
          All its runs
        </a>
      </div>
    </section>
  );
}

function Ticks({
  entry: { ticks, isSuspended, schedule, timeZone },
}: {
  readonly entry: DeployedEntry;
}): JSX.Element {
  if (schedule === null) return <>Only when told to</>;
  if (isSuspended) return <>Nothing, until it is resumed</>;
  if (ticks.length === 0) return <>Nobody here can tell</>;
  return (
    <ul class="ticks">
      {ticks.map((tick) => {
        const { there, here } = writeBoth(tick, timeZone);
        return (
          <li key={tick}>
            {there}
            {here !== null && (
              <span class="muted">
                {' '}
                · {here} here ({viewerZone()})
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface LastRunsProps {
  /** Newest first. */
  readonly own: readonly DeployedRun[];
  readonly isHidden: boolean;
}

/** The last run, and the last that failed: who looks in the morning asks about the night, whatever has run since. */
function LastRuns({ own, isHidden }: LastRunsProps): JSX.Element {
  const [last] = own;
  const failed = own.find(({ state }) => state === 'failed');
  if (last === undefined) {
    return (
      <p class="muted">
        {isHidden ? 'You may not list its runs' : 'It never ran, or the cluster keeps no run'}
      </p>
    );
  }
  return (
    <>
      <RunLine run={last} title="Last run" />
      {failed !== undefined && failed !== last && <RunLine run={failed} title="Last failure" />}
    </>
  );
}

function RunLine({ run, title }: { readonly run: DeployedRun; readonly title: string }): JSX.Element {
  return (
    <p>
      <Badge word={run.state} />{' '}
      <a href={addressOf('runs', run.name)}>
        {title}, {run.startedAt === null ? 'not started' : writeWhen(run.startedAt)}
        {run.state === 'failed' && ': why, and what to do'}
      </a>
      {run.why !== null && <span class="why-line">{run.why}</span>}
    </p>
  );
}

/** Of a digest the beginning tells it from others. */
function shorten(image: string): string {
  return image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…');
}
