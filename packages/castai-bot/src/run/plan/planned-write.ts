import { isRecord, readJson } from '@castai-bot/cli';

/** One value that a planned write would change. */
export interface PlannedChange {
  readonly path: string;
  /** `removed`: the write leaves it out, and what stands there goes with it. Bots of older runtimes do not say. */
  readonly kind?: 'added' | 'changed' | 'removed';
  readonly before?: unknown;
  readonly after?: unknown;
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
  /** Why what stands there now could not be read. */
  readonly unread?: string;
  /** The write replaces all that stands there, and that could not be read. */
  readonly replacesUnread?: true;
  readonly changes: readonly PlannedChange[];
}

/** The writes in a PLAN_FILE; none where the bot wrote no such file, as a script does. */
export function parsePlan(text: string): readonly PlannedWrite[] {
  const document = readJson(text);
  if (!isRecord(document) || document['schema'] !== 1 || !Array.isArray(document['plan'])) return [];
  return document['plan'].filter(isPlannedWrite);
}

function isPlannedWrite(value: unknown): value is PlannedWrite {
  return (
    isRecord(value) &&
    typeof value['method'] === 'string' &&
    typeof value['path'] === 'string' &&
    isText(value['target']) &&
    isText(value['unread']) &&
    Array.isArray(value['changes']) &&
    value['changes'].every((change) => isRecord(change) && typeof change['path'] === 'string')
  );
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
