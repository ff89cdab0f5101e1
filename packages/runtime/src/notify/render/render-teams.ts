import type { Message } from '../message.ts';
import { tableLines } from './table-lines.ts';

/** A little less than the 28 KB that Teams takes of a message. */
export const MOST_TEAMS_BYTES = 27_000;

const COLORS: Readonly<Partial<Record<Message['event'], string>>> = {
  failure: 'attention',
  recovery: 'good',
};

/**
 * For a workflow of Teams, "when a Teams webhook request is received", as an Adaptive Card: Microsoft 365 connectors,
 * which took other cards, are retired. Texts are text runs, in which no Markdown is read; nobody is called without
 * an `<at>` that the card lists.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 * @see https://adaptivecards.io/explorer/TextRun.html
 */
export function renderTeams({ event, facts, link, table, text, title }: Message): object {
  const color = COLORS[event];
  const body = [
    textOf([{ text: title, weight: 'bolder', size: 'medium', ...(color === undefined ? {} : { color }) }]),
    ...(text ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => textOf([{ text: line }])),
    ...facts.map(({ name, value }) => textOf([{ text: `${name}: `, weight: 'bolder' }, { text: value }])),
    ...(table === undefined ? [] : tableLines(table)).map((line) =>
      // Several blanks would become one.
      textOf([{ text: line.replaceAll(' ', '\u00A0'), fontType: 'monospace', size: 'small' }]),
    ),
  ];
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'full' },
    body,
    ...(link === undefined
      ? {}
      : { actions: [{ type: 'Action.OpenUrl', title: 'Open the run', url: link }] }),
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

function textOf(runs: readonly object[]): object {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}
