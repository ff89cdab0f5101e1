const CREDENTIAL_HEADERS = new Set([
  'x-api-key',
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
]);

const DEEPEST = 8;

type Entries = Iterable<readonly [unknown, unknown]>;

/** Anything as plain JSON: errors with stack and cause, big integers, maps and sets, circles; no credential header. */
export function toLogValue(value: unknown, ancestors: readonly unknown[] = []): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function')
    return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value)) return '[circular]';
  if (ancestors.length >= DEEPEST) return '[deeper]';
  try {
    return toLogObject(value, [...ancestors, value]);
  } catch {
    // A getter or a toJSON of its own: whoever logs a value must not fail of it.
    return '[unreadable]';
  }
}

function toLogObject(value: object, path: readonly unknown[]): unknown {
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set)
    return Array.from(value, (item) => toLogValue(item, path));
  if (value instanceof Error) return toLogEntries(listErrorEntries(value), path);
  if (value instanceof Map || isHeaders(value)) return toLogEntries(value.entries(), path);
  if ('toJSON' in value && typeof value.toJSON === 'function') return toLogValue(value.toJSON(), path);
  return toLogEntries(Object.entries(value), path);
}

/** By its tag: to name the class would load the whole of fetch. */
function isHeaders(value: object): value is Headers {
  return Object.prototype.toString.call(value) === '[object Headers]';
}

function toLogEntries(entries: Entries, path: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Array.from(entries, ([key, value]) => {
      const name = String(key);
      return [name, CREDENTIAL_HEADERS.has(name.toLowerCase()) ? '[redacted]' : toLogValue(value, path)];
    }),
  );
}

function listErrorEntries(error: Error): Entries {
  const { name, message, cause, stack } = error;
  const own = Object.entries(error).filter(([key]) => key !== 'cause');
  return [['name', name], ['message', message], ...own, ['cause', cause], ['stack', stack]];
}
