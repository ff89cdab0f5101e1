import { linkAbort } from '../http/time/link-abort.ts';
import { redactTexts } from '../output/redact-texts.ts';
import type { BotEntry } from '../read/bot-entry.ts';
import type { BotRun } from '../run/bot-run.ts';
import { deliver } from './deliver.ts';
import { aboutRun, problemOf } from './describe-run.ts';
import type { Message, MessageEvent, Table } from './message.ts';
import type { Notice, NoticeValue } from '../functions/notice.ts';
import { isQuiet, logInstead } from './quiet.ts';
import { listTargets, type Target, takesMessages } from './targets.ts';

/** How long one message may take, milliseconds. */
const SEND_MS = 10_000;

/** Tells what a function says; gives what went wrong, a sentence each. */
export async function tellNotice(run: BotRun, entry: BotEntry, notice: Notice): Promise<readonly string[]> {
  const targets = listTargets(entry).filter((target) => takesMessages(target) && target.to !== 'pagerduty');
  const message = redactTexts(run.redactor, toMessage(run, { entry, event: 'message', notice }));
  if (isQuiet(run)) {
    for (const target of targets) logInstead(run, target, message);
    return [];
  }
  const problems = await Promise.all(
    targets.map(async (target) => {
      const problem = await sendTo(run, target, message);
      return problem === undefined ? [] : [`Cannot tell ${target.key}: ${problem}`];
    }),
  );
  return problems.flat();
}

/** Sends a message to one target, within its time; gives what went wrong. */
export async function sendTo(run: BotRun, target: Target, message: Message): Promise<string | undefined> {
  const link = linkAbort([run.control.signal]);
  link.limit({ timeoutMs: SEND_MS, reason: () => new Error(`found no answer after ${SEND_MS} ms`) });
  try {
    return await deliver(run, target, { message, signal: link.signal });
  } finally {
    link.dispose();
  }
}

interface NoticeParts {
  readonly entry: BotEntry;
  readonly event: MessageEvent;
  readonly notice: Notice;
}

/** A message out of what a function says. */
export function toMessage(
  { facts: { clusterId, functionName }, options }: BotRun,
  { entry, event, notice }: NoticeParts,
): Message {
  const about = { bot: options.name, clusterId, function: functionName };
  return {
    event,
    title: notice.title,
    text: notice.text,
    facts: [
      { name: 'Bot', value: options.name },
      ...(clusterId === null ? [] : [{ name: 'Cluster', value: clusterId }]),
      ...Object.entries(notice.facts ?? {}).map(([name, value]) => ({ name, value: print(value) })),
    ],
    table: notice.table === undefined ? undefined : toTable(notice.table),
    problem: problemOf(about, entry),
    data: aboutRun(about, entry),
  };
}

function toTable(rows: readonly Readonly<Record<string, NoticeValue>>[]): Table | undefined {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return undefined;
  return { columns, rows: rows.map((row) => columns.map((column) => print(row[column]))), more: 0 };
}

const print = (value: NoticeValue): string => (value === undefined || value === null ? '' : String(value));
