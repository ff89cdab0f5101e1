import { setMaxListeners } from 'node:events';
import { type Answerer } from './answerer.ts';
import { asPlanned, describeWrite } from './describe-write.ts';
import type { NameBook } from './name-book.ts';
import { type Reader, readPresent } from './read-present.ts';
import { listPlaceholders, replaceMarks } from '../plan/placeholder.ts';
import type { KeptWrite } from '../plan/plan-file.ts';
import type { BotPlan, PlannedChange, PlannedWrite } from '../plan/planned-write.ts';
import { formOf, type SentForm, splitQuery } from '../plan/write-form.ts';

/** As many as a bot has in flight. */
const CONCURRENCY = 5;

export interface CompleteOptions {
  /** The writes of a script, which were compared when they came. */
  readonly withheld: readonly PlannedWrite[];
  readonly api: Answerer;
  readonly reader: Reader;
  readonly names: NameBook;
  /** The run's own. */
  readonly organizationId: string | undefined;
}

/**
 * The writes of a plan in the form in which they can be sent, each compared with what stands there by what the document
 * says, whatever the bot says of it: a run that is held to the plan compares them in the same way.
 */
export async function completePlan(
  bot: BotPlan,
  { withheld, api, reader, names, organizationId }: CompleteOptions,
): Promise<readonly KeptWrite[]> {
  setMaxListeners(0, reader.signal);
  const own = bot.writes.map((write, index) => toSentForm(write, { bot, index, organizationId }));
  const compared = await mapSome([...own.entries()], async ([index, write]) => {
    if (isOnPlanned(write)) return asPlanned(write);
    const described = await describeWrite(write, (present) => readPresent(api, present, reader));
    const said = bot.writes[index]?.changes ?? [];
    const isSaid = said.length > 0 && described.changes.length === 0;
    return isSaid ? { ...described, said: fillChanges(said, bot) } : described;
  });
  return [...compared, ...withheld].map((write, index) => {
    const target = names.nameOf(write.path) ?? bot.writes[index]?.target;
    return target === undefined ? write : { target, ...write };
  });
}

interface SendingOptions {
  readonly bot: BotPlan;
  readonly index: number;
  readonly organizationId: string | undefined;
}

function toSentForm(write: PlannedWrite, { bot, index, organizationId: own }: SendingOptions): SentForm {
  const { method, body, organizationId } = write;
  const isOther = organizationId !== undefined && organizationId !== own;
  return {
    method,
    path: fillPath(bot.sent[index] ?? write.path, bot),
    ...(body === undefined ? {} : { body: replaceMarks(body, bot.marks) }),
    ...(isOther ? { organizationId } : {}),
  };
}

/** In a path a mark stands as it is, in a query it is encoded. */
function fillPath(path: string, { marks }: BotPlan): string {
  const [pathname, query] = splitQuery(String(replaceMarks(path, marks)));
  const search = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(query)) {
    search.append(String(replaceMarks(name, marks)), String(replaceMarks(value, marks)));
  }
  return query === '' ? pathname : `${pathname}?${search.toString()}`;
}

function fillChanges(changes: readonly PlannedChange[], { marks }: BotPlan): readonly PlannedChange[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
  return replaceMarks(changes, marks) as readonly PlannedChange[];
}

/** Of what a plan makes itself, nothing can be read. */
function isOnPlanned(write: SentForm): boolean {
  return listPlaceholders(formOf(write).place).length > 0;
}

/** Like `Promise.all`, a few at a time. */
async function mapSome<Item, Value>(
  items: readonly Item[],
  map: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  const left = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of left) values[index] = await map(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return values;
}
