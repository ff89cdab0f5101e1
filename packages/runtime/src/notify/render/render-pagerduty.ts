import { cut, type Message } from '../message.ts';
import { tableLines } from './table-lines.ts';

/** @see https://developer.pagerduty.com/docs/events-api-v2/trigger-events/ */
const LONGEST_SUMMARY = 1_024;
const LONGEST_DEDUP_KEY = 255;

/**
 * For PagerDuty's Events API v2: a failure triggers an alert, and the recovery of the same entry on the same cluster
 * resolves it, by its `dedup_key`. A test triggers one of its own, of severity `info`.
 *
 * @see https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
 */
export function renderPagerDuty({ event, facts, link, problem, table, text, title }: Message): object {
  const isTest = event === 'test';
  return {
    event_action: event === 'recovery' ? 'resolve' : 'trigger',
    dedup_key: cut(`castai-bot/${isTest ? 'test/' : ''}${problem}`, LONGEST_DEDUP_KEY),
    payload: {
      summary: cut(title, LONGEST_SUMMARY),
      source: cut(problem, LONGEST_DEDUP_KEY),
      severity: event === 'failure' ? 'error' : 'info',
      custom_details: {
        ...(text === undefined ? {} : { text }),
        ...Object.fromEntries(facts.map(({ name, value }) => [name, value])),
        ...(table === undefined ? {} : { table: tableLines(table) }),
      },
    },
    client: 'castai-bot',
    ...(link === undefined ? {} : { links: [{ href: link, text: 'Open the run' }] }),
  };
}
