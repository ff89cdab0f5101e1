import { isRecord, readJson } from '@castai-bot/cli';
import { isPlannedPart, type PlannedPart } from './placeholder.ts';

/** One value that a planned write would change. */
export interface PlannedChange {
  readonly path: string;
  /** `removed`: the write leaves it out, and what stands there goes with it. Bots of older runtimes do not say. */
  readonly kind?: 'added' | 'changed' | 'removed';
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of a value that is added, what stood in its place. */
  readonly was?: 'inherited';
  /** Of a value that is removed, what comes in its place. */
  readonly becomes?: 'inherited';
}

/** A write that was not sent. */
export interface PlannedWrite {
  readonly method: string;
  readonly path: string;
  /** What it is about, where its path does not say so. */
  readonly target?: string;
  readonly query?: unknown;
  readonly body?: unknown;
  /** Where it is for another than the run's. */
  readonly organizationId?: string;
  /** Why what stands there now could not be read. */
  readonly unread?: string;
  /** The write replaces all that stands there, and that could not be read. */
  readonly replacesUnread?: true;
  readonly changes: readonly PlannedChange[];
}

/** What a run has changed of what its function keeps, or would change. */
export interface PlannedState {
  readonly name: string;
  readonly changes: readonly PlannedChange[];
}

/** What a PLAN_FILE says of the state; null where it says nothing. */
export function parsePlannedState(text: string): PlannedState | null {
  const document = readJson(text);
  const state = isRecord(document) ? document['state'] : undefined;
  if (!isRecord(state) || typeof state['name'] !== 'string' || !Array.isArray(state['changes'])) return null;
  const changes: readonly PlannedChange[] = state['changes'].filter(isPlannedChange);
  return changes.length === 0 ? null : { name: state['name'], changes };
}

/** What a bot says that it would write. */
export interface BotPlan {
  readonly writes: readonly PlannedWrite[];
  /** The path of each as it would be sent, with its query; bots of older runtimes do not say. */
  readonly sent: readonly (string | undefined)[];
  /** What each `(planned …)` in these stands for. */
  readonly marks: Readonly<Record<string, PlannedPart>>;
}

/** What is in a PLAN_FILE; no write where the bot wrote no such file, as a script does. */
export function parsePlan(text: string): BotPlan {
  const document = readJson(text);
  const isPlan = isRecord(document) && document['schema'] === 1 && Array.isArray(document['plan']);
  if (!isPlan) return { writes: [], sent: [], marks: {} };
  const { plan, marks } = document;
  const rows: readonly unknown[] = Array.isArray(plan) ? plan : [];
  const known = rows.filter(isPlannedWrite).map(splitSent);
  return {
    writes: known.map(({ write }) => write),
    sent: known.map(({ sent }) => sent),
    // A row that is none would leave the others with wrong numbers.
    marks: known.length === rows.length && isMarks(marks) ? marks : {},
  };
}

function splitSent({ sent, ...write }: PlannedWrite & { readonly sent?: unknown }): {
  readonly write: PlannedWrite;
  readonly sent: string | undefined;
} {
  return { write, sent: typeof sent === 'string' ? sent : undefined };
}

function isMarks(value: unknown): value is BotPlan['marks'] {
  return isRecord(value) && Object.values(value).every(isPlannedPart);
}

/** Whether a value has the form of a planned write, whoever wrote it. */
export function isPlannedWrite(value: unknown): value is PlannedWrite {
  return (
    isRecord(value) &&
    typeof value['method'] === 'string' &&
    typeof value['path'] === 'string' &&
    isText(value['target']) &&
    isText(value['unread']) &&
    isText(value['organizationId']) &&
    Array.isArray(value['changes']) &&
    value['changes'].every(isPlannedChange)
  );
}

/** Whether a value has the form of a planned change, whoever wrote it. */
export function isPlannedChange(value: unknown): value is PlannedChange {
  return isRecord(value) && typeof value['path'] === 'string';
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
