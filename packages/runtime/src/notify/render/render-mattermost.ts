import type { Message } from '../message.ts';
import { escapeWithin } from './escape-within.ts';
import { fitLines, tableLines } from './table-lines.ts';

/** Less than the 16,383 characters of a message since Mattermost 5.0. @see https://developers.mattermost.com/integrate/webhooks/incoming */
const LONGEST = 16_000;
const LONGEST_TABLE = 4_000;

/**
 * For an incoming webhook of Mattermost. Markdown is escaped, and a blank of no width stands behind what would call
 * somebody: `@channel`, and `<!channel>` that Mattermost takes from Slack. That such a blank is enough is ours to
 * believe: no document says it.
 *
 * @see https://developers.mattermost.com/integrate/webhooks/incoming
 */
export function renderMattermost({ facts, link, table, text, title }: Message): object {
  const lines = [
    `**${escapeMarkdown(title)}**`,
    ...(text === undefined ? [] : [escapeWithin(text, LONGEST_TABLE, escapeMarkdown)]),
    ...facts.map(({ name, value }) => `**${escapeMarkdown(name)}**: ${escapeMarkdown(value)}`),
    ...(link === undefined ? [] : [`[Open the run](${link.replaceAll(/[()]/g, encodeBracket)})`]),
  ];
  const code = table === undefined ? [] : ['```', ...escapeCode(tableLines(table)), '```'];
  return { text: [fitLines(lines, LONGEST - LONGEST_TABLE - 20), ...code].join('\n') };
}

const encodeBracket = (bracket: string): string => (bracket === '(' ? '%28' : '%29');

function escapeMarkdown(text: string): string {
  return callNobody(text.replaceAll(/[\\*_~`|>#[\]()!-]/g, String.raw`\$&`));
}

function escapeCode(lines: readonly string[]): readonly string[] {
  return callNobody(fitLines(lines, LONGEST_TABLE).replaceAll('`', '\u02CB')).split('\n');
}

function callNobody(text: string): string {
  return text.replaceAll(/[@<]/g, '$&\u200B');
}
