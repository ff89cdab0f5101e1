import type { JSX } from 'preact';
import type { DeployedBot } from '../../dashboard-data.ts';
import { writeDateTime, writeSpan } from '../pieces/write-words.ts';
import { isFile, now, server } from './server.ts';

/** In which cluster the bot is, and how old what is shown of it is. */
export function WhatIsShown({ bot }: { readonly bot: DeployedBot | undefined }): JSX.Element {
  return (
    <>
      {bot !== undefined && (
        <span class="where muted" title={`context ${bot.context}, namespace ${bot.namespace}`}>
          {bot.context} · {bot.namespace}
        </span>
      )}
      <span class="age muted">
        <Age bot={bot} />
      </span>
    </>
  );
}

const FRESH_MS = 15_000;

function Age({ bot }: { readonly bot: DeployedBot | undefined }): JSX.Element | null {
  const readAt = server.summary.value?.readAt ?? null;
  if (readAt === null) return null;
  if (isFile) return <>as it was at {writeDateTime(readAt)} UTC</>;
  const { entries, runs, states } = bot?.refused ?? {};
  if (entries && runs && states) return <>nothing may be read</>;
  const age = now.value - readAt;
  const isLive = server.link.value === 'live' && age < FRESH_MS;
  return isLive ? <>live</> : <>as it was {writeSpan(age)} ago</>;
}
