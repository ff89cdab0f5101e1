import type { JSX } from 'preact';
import type { DeployedBot, DeployedEntry } from '../../dashboard-data.ts';
import { Empty } from '../pieces/states.tsx';
import { EntryCard } from './entry-card.tsx';
import { Refused } from './refused.tsx';
import { TypeThis } from './type-this.tsx';

/** Each entry of the bot: when it runs, and how it last went; those whose last run failed come first. */
export function EntriesView({ bot }: { readonly bot: DeployedBot }): JSX.Element {
  const { entries, missing, refused, deploy } = bot;
  return (
    <section class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <h1 id="title">Entries</h1>
      {refused.entries !== undefined && (
        <Refused title="The entries cannot be shown" problem={refused.entries} />
      )}
      {entries.length === 0 && refused.entries === undefined && (
        <Empty title={`${bot.bot} is not deployed yet`}>
          <p>
            Namespace {bot.namespace} of context {bot.context} has nothing of it.
          </p>
          <p>
            Deploy it with <TypeThis line={deploy} />
          </p>
        </Empty>
      )}
      <div class="entries">
        {putFailedFirst(bot).map((entry) => (
          <EntryCard key={entry.cronJob} entry={entry} bot={bot} />
        ))}
      </div>
      {entries.length > 0 && missing.length > 0 && (
        <p>
          Not in the cluster: {missing.join(', ')}. <TypeThis line={deploy} />
        </p>
      )}
    </section>
  );
}

function putFailedFirst({ entries, runs }: DeployedBot): readonly DeployedEntry[] {
  const hasFailed = ({ name }: DeployedEntry): boolean =>
    runs.find(({ entry }) => entry === name)?.state === 'failed';
  return entries.toSorted((one, other) => Number(hasFailed(other)) - Number(hasFailed(one)));
}
