import type { Message } from '../message.ts';
import { escapeWithin } from './escape-within.ts';
import { fitLines, tableLines } from './table-lines.ts';

/** Of a header. @see https://docs.slack.dev/reference/block-kit/blocks/header-block */
const LONGEST_HEADER = 150;
/** Of the text of a section. @see https://docs.slack.dev/reference/block-kit/blocks/section-block */
const LONGEST_SECTION = 3_000;
const LONGEST_TEXT = 2_000;

/**
 * For an incoming webhook of Slack, as blocks. Texts are `plain_text`, which has no formatting; `&`, `<` and `>` are
 * escaped everywhere, so that `<!channel>` is a text and calls nobody.
 *
 * @see https://api.slack.com/docs/message-formatting "How to escape characters": these three, and only these three
 */
export function renderSlack({ facts, link, table, text, title }: Message): object {
  const lines = [
    ...(text === undefined ? [] : [escapeWithin(text, LONGEST_TEXT, escapeText)]),
    ...facts.map(({ name, value }) => escapeText(`${name}: ${value}`)),
  ];
  const header = escapeWithin(title, LONGEST_HEADER, escapeText);
  return {
    // Shown where blocks are not, as in a notification of the system.
    text: header,
    mrkdwn: false,
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(header) },
      ...(lines.length === 0 ? [] : [{ type: 'section', text: plain(fitLines(lines, LONGEST_SECTION)) }]),
      ...(table === undefined
        ? []
        : [{ type: 'section', text: { type: 'mrkdwn', text: fence(tableLines(table)) } }]),
      ...(link === undefined ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: linkTo(link) } }]),
    ],
  };
}

function plain(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A block of code: nothing in it is read but its end. */
function fence(lines: readonly string[]): string {
  const escaped = lines.map((line) => escapeText(line).replaceAll('`', '\u02CB'));
  return `\`\`\`\n${fitLines(escaped, LONGEST_SECTION - 8)}\n\`\`\``;
}

function linkTo(link: string): string {
  return `<${escapeText(link).replaceAll('|', '%7C')}|Open the run>`;
}
