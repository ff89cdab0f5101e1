import type { Message } from '../message.ts';
import { escapeWithin } from './escape-within.ts';
import { fitLines, tableLines } from './table-lines.ts';

/** Of an embed, which all together may have 6,000. @see https://docs.discord.com/developers/resources/message#embed-object */
const LONGEST_TITLE = 256;
const LONGEST_DESCRIPTION = 4_096;
const LONGEST_TEXT = 1_500;
const LONGEST_TABLE = 2_000;

const COLORS: Readonly<Partial<Record<Message['event'], number>>> = {
  failure: 0xd9_30_25,
  recovery: 0x1e_8e_3e,
};

/**
 * For a webhook of Discord, as one embed. Markdown is escaped; `allowed_mentions` calls nobody, whatever the text says.
 *
 * @see https://docs.discord.com/developers/resources/webhook#execute-webhook
 */
export function renderDiscord({ event, facts, link, table, text, title }: Message): object {
  const color = COLORS[event];
  const code = table === undefined ? '' : fence(tableLines(table));
  const lines = [
    ...(text === undefined ? [] : [escapeWithin(text, LONGEST_TEXT, escapeMarkdown)]),
    ...facts.map(({ name, value }) => `**${escapeMarkdown(name)}**: ${escapeMarkdown(value)}`),
  ];
  const room = LONGEST_DESCRIPTION - code.length - 1;
  const description = [fitLines(lines, room), code].filter((part) => part !== '').join('\n');
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: escapeWithin(title, LONGEST_TITLE, escapeMarkdown),
        description,
        ...(link === undefined ? {} : { url: link }),
        ...(color === undefined ? {} : { color }),
      },
    ],
  };
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\*_~`|>#[\]()<@:-]/g, String.raw`\$&`);
}

function fence(lines: readonly string[]): string {
  return `\`\`\`\n${fitLines(lines, LONGEST_TABLE).replaceAll('`', '\u02CB')}\n\`\`\``;
}
