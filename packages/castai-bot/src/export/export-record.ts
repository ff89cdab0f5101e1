import { createHash } from 'node:crypto';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { toUnix } from '@castai-bot/scaffold';

/** Beside an export: what castai-bot wrote there, by which the next export knows what it may write again. */
export const RECORD_NAME = '.castai-bot-export.json';

export interface ExportRecord {
  readonly schema: 1;
  readonly bot: string;
  /** Digests of the files that are written again, by path in the export's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Whatever line breaks git checks it out with. */
export function digestText(text: string): string {
  return createHash('sha256').update(toUnix(text)).digest('hex');
}

/** What an earlier export of this bot wrote. @throws CliError FOREIGN_FILE when the file is something else */
export function readRecord(text: string | undefined, bot: string): ExportRecord {
  if (text === undefined) return { schema: 1, bot, files: {} };
  const record = readJson(text);
  const files = isRecord(record) && record['schema'] === 1 ? record['files'] : undefined;
  if (!isRecord(record) || !isRecord(files) || typeof record['bot'] !== 'string') {
    throw new CliError('FOREIGN_FILE', `Cannot read ${RECORD_NAME}: wanted what castai-bot export wrote`, {
      hint: `Delete ${RECORD_NAME}: then nothing that is there counts as castai-bot's`,
    });
  }
  if (record['bot'] !== bot) {
    throw new CliError(
      'FOREIGN_FILE',
      `Cannot export there: it is the export of ${JSON.stringify(record['bot'])}`,
      {
        hint: 'Choose a folder of its own, with --out',
      },
    );
  }
  const texts = Object.entries(files).flatMap(([file, digest]) =>
    typeof digest === 'string' ? [[file, digest] as const] : [],
  );
  return { schema: 1, bot, files: Object.fromEntries(texts) };
}

export function writeRecord({ files, ...record }: ExportRecord): string {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...record, files: Object.fromEntries(sorted) }, null, 2)}\n`;
}
