/** What an attribute may hold; undefined is left out. */
export type AttributeValue = string | number | boolean | undefined;

/** Attributes by name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Attributes as OTLP writes them in JSON. @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export function writeAttributes(attributes: Attributes): readonly object[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: writeValue(value) }],
  );
}

function writeValue(value: string | number | boolean): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  // Whole numbers have 64 bits, which JSON's have not.
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** Milliseconds since the epoch as nanoseconds, exact to the microsecond. */
export function writeTime(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n);
}
