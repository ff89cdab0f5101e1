import { isCredentialName } from './credential-names.ts';

const DEEPEST = 8;

type Entries = Iterable<readonly [unknown, unknown]>;

/** What a value stands in. */
interface Place {
  readonly ancestors: readonly unknown[];
  /** Whether a name above it is that of a credential header: then its texts are not shown. */
  readonly isSecret: boolean;
}

/** Anything as plain JSON: errors with stack and cause, big integers, maps and sets, circles; no credential header. */
export function toLogValue(
  value: unknown,
  { ancestors, isSecret }: Place = { ancestors: [], isSecret: false },
): unknown {
  if (typeof value === 'string') return isSecret ? '[redacted]' : value;
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function')
    return isSecret ? '[redacted]' : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value)) return '[circular]';
  if (ancestors.length >= DEEPEST) return '[deeper]';
  try {
    return toLogObject(value, { ancestors: [...ancestors, value], isSecret });
  } catch {
    // A getter or a toJSON of its own: whoever logs a value must not fail of it.
    return '[unreadable]';
  }
}

function toLogObject(value: object, place: Place): unknown {
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set)
    return Array.from(value, (item) => toLogValue(item, place));
  if (value instanceof Error) return toLogEntries(listErrorEntries(value), place);
  if (value instanceof Map || isHeaders(value)) return toLogEntries(value.entries(), place);
  if ('toJSON' in value && typeof value.toJSON === 'function') return toLogValue(value.toJSON(), place);
  return toLogEntries(Object.entries(value), place);
}

/** By its tag: to name the class would load the whole of fetch. */
function isHeaders(value: object): value is Headers {
  return Object.prototype.toString.call(value) === '[object Headers]';
}

function toLogEntries(entries: Entries, place: Place): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Array.from(entries, ([key, value]) => {
      const name = String(key);
      const isSecret = place.isSecret || isCredentialName(name);
      return [name, toLogValue(value, { ...place, isSecret })];
    }),
  );
}

function listErrorEntries(error: Error): Entries {
  const { name, message, cause, stack } = error;
  const own = Object.entries(error).filter(([key]) => key !== 'cause');
  return [['name', name], ['message', message], ...own, ['cause', cause], ['stack', stack]];
}
