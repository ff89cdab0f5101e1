import type { Redactor } from './redactor.ts';

/** A value of JSON with every text in it redacted by itself: a secret that holds a piece of JSON must not take it apart. */
export function redactTexts<Value>(redactor: Redactor, value: Value): Value {
  const redacted: unknown = JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' ? redactor.redact(inner) : inner,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only texts in it are replaced, by texts
  return redacted as Value;
}
