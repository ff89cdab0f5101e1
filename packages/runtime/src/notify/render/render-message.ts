import { type Message, trimMessage } from '../message.ts';
import { renderDiscord } from './render-discord.ts';
import { renderMattermost } from './render-mattermost.ts';
import { renderPagerDuty } from './render-pagerduty.ts';
import { MOST_TEAMS_BYTES, renderTeams } from './render-teams.ts';
import { renderSlack } from './render-slack.ts';
import { renderWebhook } from './render-webhook.ts';

/** The services that take messages, by the word that castai-bot.json has for them. */
const RENDERERS: Readonly<Record<string, (message: Message) => object>> = {
  slack: renderSlack,
  teams: renderTeams,
  discord: renderDiscord,
  mattermost: renderMattermost,
  pagerduty: renderPagerDuty,
  webhook: renderWebhook,
};

/** What none of the services takes more of than Teams, all of them take. */
const MOST_BYTES = MOST_TEAMS_BYTES;

/** The body of a message for a service, within its limits; undefined for a service that is not known. */
export function renderMessage(to: string, message: Message): object | undefined {
  const render = Object.hasOwn(RENDERERS, to) ? RENDERERS[to] : undefined;
  if (render === undefined) return undefined;
  const trimmed = trimMessage(message);
  return to === 'webhook' ? render(trimmed) : renderWithin(render, trimmed);
}

function renderWithin(render: (message: Message) => object, message: Message): object {
  const body = render(message);
  if (Buffer.byteLength(JSON.stringify(body)) <= MOST_BYTES) return body;
  const shorter = shorten(message);
  return shorter === undefined ? body : renderWithin(render, shorter);
}

/** With less of what is the longest part: rows, then facts, then text. */
function shorten(message: Message): Message | undefined {
  const { facts, table, text } = message;
  if (table !== undefined && table.rows.length > 0) {
    const rows = table.rows.slice(0, Math.floor(table.rows.length / 2));
    return { ...message, table: { ...table, rows, more: table.more + table.rows.length - rows.length } };
  }
  if (facts.length > 0) return { ...message, facts: facts.slice(0, Math.floor(facts.length / 2)) };
  return text === undefined ? undefined : { ...message, text: undefined };
}
