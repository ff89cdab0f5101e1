import { gunzipSync } from 'node:zlib';
import { listChanges, type PlannedChange } from '@castai-bot/api/bot';
import { isRecord, readJson } from '@castai-bot/cli';

/** The member of a state that the runtime's `castai.remember()` writes: JSON, compressed, in base64. */
const MEMBER = 'remembered';

const NOT_SET = 'not set';

/** As much as the runtime reads itself. */
const LONGEST_TEXT_BYTES = 64 * 1024 * 1024;

/**
 * A state as people read it: what is remembered stands there by object, each value as `castai.putBack()` sets it, and
 * not compressed. What is no such text stays as it is.
 */
export function expandRemembered(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === MEMBER ? (readRemembered(member) ?? member) : member,
    ]),
  );
}

/** What was changed of a state, by a path as listChanges() has it. */
interface StateChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The same for what was changed of a state. */
export function expandRememberedChanges<Change extends StateChange>(
  changes: readonly Change[],
): readonly (Change | PlannedChange)[] {
  return changes.flatMap((change): readonly (Change | PlannedChange)[] => {
    if (change.path !== MEMBER) return [change];
    const [before, after] = [change.before, change.after].map((text) => readRemembered(text));
    if (before === undefined && after === undefined) return [change];
    return listChanges(
      { [MEMBER]: before ?? change.before },
      { [MEMBER]: after ?? change.after },
      { kind: 'replace' },
    );
  });
}

function readRemembered(text: unknown): Readonly<Record<string, unknown>> | undefined {
  const memory = typeof text === 'string' ? decompress(text) : undefined;
  const objects = isRecord(memory) ? memory['objects'] : undefined;
  if (!Array.isArray(objects)) return undefined;
  const known: readonly unknown[] = objects;
  const read = known.filter(isRecord);
  const names = read.map(({ kind, name }) => `${String(kind)} ${String(name)}`);
  return Object.fromEntries(
    read.map((object, index) => {
      const name = names[index] ?? '';
      const isOneOfSeveral = names.filter((other) => other === name).length > 1;
      return [isOneOfSeveral ? `${name} (${String(object['id'])})` : name, readValues(object['changes'])];
    }),
  );
}

/** The value that stood at each path, in words where none did. */
function readValues(changes: unknown): Readonly<Record<string, unknown>> {
  const known: readonly unknown[] = Array.isArray(changes) ? changes : [];
  const values = known.filter(isRecord).map(({ before, path }) => {
    const stood: readonly unknown[] = Array.isArray(before) ? before : [];
    const name = Array.isArray(path) ? path.join('.') : '';
    return [name, stood.length === 0 ? NOT_SET : stood[0]] as const;
  });
  // Where an object was not set, its values were not either, and say so.
  return Object.fromEntries(
    values.filter(
      ([name, value]) => value !== NOT_SET || !values.some(([other]) => other.startsWith(`${name}.`)),
    ),
  );
}

function decompress(text: string): unknown {
  try {
    const bytes = gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: LONGEST_TEXT_BYTES });
    return readJson(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
